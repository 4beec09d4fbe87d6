// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TlogProof;

/** A log entry with the proof that the log holds it; kept as one {@code .tlog-proof} file. */
public record Evidence(Entry entry, TlogProof proof) {
  private static final int SALT = 32;
  public static final String SUFFIX = ".tlog-proof";

  static Evidence of(TlogProof proof) throws LogRefused {
    if (proof.extra().length <= SALT) {
      throw new LogRefused("entry %d has no salt".formatted(proof.index()));
    }
    byte[] entry = Arrays.copyOfRange(proof.extra(), SALT, proof.extra().length);
    try {
      return new Evidence(StrictJson.read(entry, Entry.class), proof);
    } catch (InvalidDocument e) {
      throw new LogRefused("entry %d is no entry: %s".formatted(proof.index(), e.getMessage()));
    }
  }

  /** Parses a file; its proof has yet to be verified. */
  public static Evidence parse(String text) throws LogRefused {
    return of(TlogProof.parse(text));
  }

  public long index() {
    return proof.index();
  }

  /** The entry's exact bytes with its salt. */
  public SaltedEntry opening() {
    byte[] extra = proof.extra();
    return new SaltedEntry(
        Arrays.copyOf(extra, SALT), Arrays.copyOfRange(extra, SALT, extra.length));
  }

  /** Such as {@code 42-withheld-BE-CITES-persons.tlog-proof}: what, for whom, which part. */
  public String fileName() {
    Stream<Object> words = Stream.of(index(), entry.event().name().toLowerCase(Locale.ROOT));
    Stream<Object> more =
        Stream.of(entry.to() == null ? "" : entry.to(), entry.part() == null ? "" : entry.part());
    return Stream.concat(words, more)
            .map(Object::toString)
            .filter(word -> !word.isEmpty())
            .map(word -> word.replace('_', '-'))
            .collect(Collectors.joining("-"))
        + SUFFIX;
  }
}
