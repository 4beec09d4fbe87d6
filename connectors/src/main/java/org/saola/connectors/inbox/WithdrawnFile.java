// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.util.List;
import java.util.stream.Stream;
import org.saola.message.json.StrictJson;

/**
 * {@code withdrawn.json} in a message's folder: what the sender of it, or of one that it passes on,
 * has said of it since. A system that reads folders need not look for the recall among all others.
 */
public record WithdrawnFile(List<Withdrawal> words) {
  public static final String NAME = "withdrawn.json";

  /** Whoever corrects for ever is not written down for ever. */
  private static final int MOST = 50;

  public WithdrawnFile {
    words = List.copyOf(words);
  }

  /** The same with one more word; the same where it is there, or where there are many. */
  WithdrawnFile with(Withdrawal word) {
    return words.size() >= MOST
        ? this
        : new WithdrawnFile(Stream.concat(words.stream(), Stream.of(word)).distinct().toList());
  }

  byte[] bytes() {
    return StrictJson.writeIndented(this);
  }
}
