// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.log.Evidence;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.transparency.Leaf;

/**
 * {@code release.json}: what was withheld, by which rule, and the log entries that say so.
 *
 * @param withheld one line for each part and rule
 * @param unsearched parts labelled as free of personal data that are files: no check has looked
 *     into them, here or at the sender
 */
public record ReleaseFile(
    List<Withheld> withheld, @OrEmpty List<String> unsearched, List<Line> entries) {
  public static final String NAME = "release.json";

  public ReleaseFile {
    withheld = List.copyOf(withheld);
    unsearched = List.copyOf(unsearched);
    entries = List.copyOf(entries);
  }

  public record Withheld(String part, String rule) {}

  /**
   * @param index absent until the log has proven the entry
   * @param entry the entry's exact bytes
   */
  public record Line(@Nullable Long index, byte[] entry, byte[] salt) {
    Digest leaf() {
      return Digest.ofHash(Leaf.salted(salt, entry));
    }
  }

  static ReleaseFile of(ReleaseNote note, List<String> unsearched) {
    return new ReleaseFile(
        note.withheld().stream()
            .flatMap(
                withheld ->
                    withheld.rules().stream().map(rule -> new Withheld(withheld.part(), rule)))
            .toList(),
        unsearched,
        note.entries().stream().map(e -> new Line(null, e.entry(), e.salt())).toList());
  }

  List<Digest> leaves() {
    return entries.stream().map(Line::leaf).toList();
  }

  /** Fills in the indexes that evidence gives. */
  ReleaseFile with(Collection<Evidence> evidence) {
    return new ReleaseFile(
        withheld,
        unsearched,
        entries.stream()
            .map(
                line ->
                    index(line, evidence)
                        .filter(index -> !index.equals(line.index()))
                        .map(index -> new Line(index, line.entry(), line.salt()))
                        .orElse(line))
            .toList());
  }

  private static Optional<Long> index(Line line, Collection<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> leaf(one.opening()).equals(line.leaf()))
        .map(Evidence::index)
        .findFirst();
  }

  static Digest leaf(SaltedEntry opening) {
    return Digest.ofHash(Leaf.salted(opening.salt(), opening.entry()));
  }
}
