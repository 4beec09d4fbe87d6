// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.EntryReader.Erasure;
import org.saola.pki.transparency.EntryReader.Leaves;
import org.saola.pki.transparency.EntryReader.Said;

/**
 * Leaves whose entries are missing, until a later entry says that they were erased. What is left at
 * the end is missing for no lawful reason.
 *
 * <p>When an erased entry was written cannot be read any more. But whoever erases begins with the
 * oldest, erases nothing behind the first entry that is too young, and keeps the last that is old
 * enough: so whatever lies before an erased leaf, and what follows it, is older than the limit too.
 *
 * <p>Leaves that follow each other take the room of one.
 */
final class MissingLeaves {
  /** Told what is wrong with a leaf. */
  @FunctionalInterface
  interface Named {
    void at(long index, String what);
  }

  /** By which clocks of a hub's nodes may differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final EntryReader reader;
  private final Optional<Duration> kept;
  private final Instant signed;
  private final Named findings;
  private final TreeMap<Long, Run> runs = new TreeMap<>();
  private byte @Nullable [] lastOpened;
  private @Nullable Instant latest;
  private long erased;

  /**
   * @param kept how long entries must have been kept, where that is known
   * @param signed when the checkpoint was signed
   */
  MissingLeaves(EntryReader reader, Optional<Duration> kept, Instant signed, Named findings) {
    this.reader = reader;
    this.kept = kept;
    this.signed = signed;
    this.findings = findings;
  }

  /**
   * @param end the first leaf behind the run
   * @param previous when the youngest of the entries that stand before runs was written
   * @param next when the entry behind the run was written
   */
  private record Run(long end, @Nullable Instant previous, @Nullable Instant next) {}

  /** How many are missing and were lawfully erased. */
  long erased() {
    return erased;
  }

  void missing(long index) {
    Map.Entry<Long, Run> last = runs.lastEntry();
    if (last != null && last.getValue().end() == index) {
      runs.put(last.getKey(), new Run(index + 1, last.getValue().previous(), null));
      return;
    }
    Instant before = lastOpened == null ? null : time(lastOpened);
    if (before != null && (latest == null || before.isAfter(latest))) {
      latest = before;
    }
    runs.put(index, new Run(index + 1, latest, null));
  }

  /** An entry that is there and opens its leaf. */
  void opened(long index, byte[] entry) {
    lastOpened = entry;
    Map.Entry<Long, Run> last = runs.lastEntry();
    if (last != null && last.getValue().end() == index) {
      runs.put(last.getKey(), new Run(index, last.getValue().previous(), time(entry)));
    }
  }

  private @Nullable Instant time(byte[] entry) {
    return reader.read(entry).map(Said::at).orElse(null);
  }

  /** A clear leaf: only these say what was erased, so that everybody can read it. */
  void clear(long index, byte[] leaf) {
    Optional<Said> said = reader.read(leaf);
    Optional<Erasure> erasure = said.flatMap(Said::erasure);
    if (said.isEmpty() || erasure.isEmpty()) {
      return;
    }
    Instant at = said.get().at();
    Instant before = erasure.get().before();
    if (Duration.between(before, at).compareTo(kept.orElse(Duration.ZERO)) < 0) {
      findings.at(
          index,
          "leaf %d: it erases at %s what was written up to %s, before its time"
              .formatted(index, at, before));
    }
    if (Duration.between(signed, at).compareTo(SKEW) > 0) {
      findings.at(
          index,
          "leaf %d: it says that it erased at %s, but it was signed by %s"
              .formatted(index, at, signed));
    }
    for (Leaves leaves : erasure.get().leaves()) {
      cover(index, before, leaves);
    }
  }

  private void cover(long by, Instant before, Leaves leaves) {
    long from = leaves.first();
    while (from < leaves.end()) {
      Map.Entry<Long, Run> run = runs.floorEntry(from);
      if (run == null || run.getValue().end() <= from) {
        Long next = runs.ceilingKey(from);
        long to = next == null ? leaves.end() : Math.min(leaves.end(), next);
        findings.at(
            from,
            "leaf %d: by leaf %d its entry%s erased, but it is there, or was erased before"
                .formatted(
                    from,
                    by,
                    to - from == 1 ? " is" : " and %d more are".formatted(to - from - 1)));
        from = to;
      } else {
        long to = Math.min(leaves.end(), run.getValue().end());
        check(by, before, from, to, run.getValue());
        take(run.getKey(), run.getValue(), from, to);
        from = to;
      }
    }
  }

  private void check(long by, Instant before, long from, long to, Run run) {
    if (run.previous() != null && !run.previous().isBefore(before)) {
      early(from, by, before, "an entry before it", run.previous());
    }
    if (to == run.end() && run.next() != null && !run.next().isBefore(before)) {
      early(to - 1, by, before, "the entry after it", run.next());
    }
  }

  private void early(long index, long by, Instant before, String other, Instant written) {
    findings.at(
        index,
        "leaf %d: leaf %d erased it as older than %s, but %s was written %s"
            .formatted(index, by, before, other, written));
  }

  private void take(long first, Run run, long from, long to) {
    runs.remove(first);
    if (first < from) {
      // What follows it was erased too: its time is known no more.
      runs.put(first, new Run(from, run.previous(), null));
    }
    if (to < run.end()) {
      runs.put(to, new Run(run.end(), run.previous(), run.next()));
    }
    erased += to - from;
  }

  /** After the last leaf. */
  void finish() {
    runs.forEach(
        (first, run) -> {
          for (long index = first; index < run.end(); index++) {
            findings.at(index, "leaf %d: its entry is missing".formatted(index));
          }
        });
  }
}
