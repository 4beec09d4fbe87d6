// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.util.Optional;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.EntryReader;

/** Reads of the hub's entries which others were erased. */
public final class ErasureReader implements EntryReader {
  @Override
  public Optional<Said> read(byte[] bytes) {
    try {
      Entry entry = StrictJson.read(bytes, Entry.class);
      Erased erased = entry.event() == Event.ERASED ? entry.erased() : null;
      return Optional.of(new Said(entry.at(), Optional.ofNullable(erased).map(ErasureReader::of)));
    } catch (InvalidDocument e) {
      // Not an entry: held against its leaf all the same.
      return Optional.empty();
    }
  }

  private static Erasure of(Erased erased) {
    return new Erasure(
        erased.before(),
        erased.leaves().stream().map(each -> new Leaves(each.first(), each.end())).toList());
  }
}
