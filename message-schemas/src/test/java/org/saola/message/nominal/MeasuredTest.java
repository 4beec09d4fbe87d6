// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall over texts that were labelled by somebody who had not read the finder. The
 * table goes to {@code target/nominal-measured.md}; the floors lie a little under what was
 * measured.
 */
class MeasuredTest {
  /** How often the finder was right, by one way of counting. */
  private static final class Score {
    private int hits;
    private int falseAlarms;
    private int misses;

    void count(boolean labelled, boolean found) {
      hits += labelled && found ? 1 : 0;
      falseAlarms += !labelled && found ? 1 : 0;
      misses += labelled && !found ? 1 : 0;
    }

    double precision() {
      return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    double recall() {
      return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %d | %.3f | %.3f |",
          name,
          hits,
          falseAlarms,
          misses,
          precision(),
          recall());
    }
  }

  private final Score texts = new Score();
  private final Map<FindingKind, Score> kinds = new TreeMap<>();
  private final Map<String, Score> languages = new TreeMap<>();

  @Test
  void precisionAndRecallStayAboveTheirFloors() throws Exception {
    for (LabelledText text : LabelledText.all()) {
      count(text, text.found());
    }
    report();
    assertThat(texts.precision()).as("precision").isGreaterThanOrEqualTo(0.93);
    assertThat(texts.recall()).as("recall").isGreaterThanOrEqualTo(0.81);
  }

  private void count(LabelledText text, Set<FindingKind> found) {
    texts.count(text.nominal(), !found.isEmpty());
    languages
        .computeIfAbsent(text.lang(), unused -> new Score())
        .count(text.nominal(), !found.isEmpty());
    for (FindingKind kind : FindingKind.values()) {
      kinds
          .computeIfAbsent(kind, unused -> new Score())
          .count(text.kinds().contains(kind), found.contains(kind));
    }
  }

  private void report() throws Exception {
    List<String> table = new ArrayList<>();
    table.add("| | found | false alarms | missed | precision | recall |");
    table.add("|---|---|---|---|---|---|");
    table.add(texts.row("all texts"));
    kinds.forEach((kind, score) -> table.add(score.row("`" + kind + "`")));
    languages.forEach((language, score) -> table.add(score.row(language)));
    Files.write(Path.of("target", "nominal-measured.md"), table);
    table.forEach(System.out::println);
  }
}
