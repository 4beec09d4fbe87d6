// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.ops.demo.Progress;

class SearchGrowthTest {
  @TempDir Path folder;

  /** A search that finds nothing is quick: each finds what it was made to find. */
  @Test
  void eachCaseFindsWhatItWasMadeToFind() throws Exception {
    List<SearchFigures> figures =
        new SearchGrowth(folder, Progress.onConsole())
            .measure(Long.getLong("saola.search", 10_000));
    new SearchTable(figures).lines().forEach(System.out::println);
    new ScaleTable(new ScaleFigures(List.of(), figures)).lines().forEach(System.out::println);
    assertThat(
            figures.getFirst().cases().stream()
                .collect(Collectors.toMap(SearchFigures.Case::name, SearchFigures.Case::rows)))
        .containsEntry("newest of all", 50)
        .containsEntry("one agency and one event (common)", 50)
        .containsEntry("an outcome of one entry in 10 000", 1)
        .containsEntry("an officer of 20 entries, the oldest", 20)
        .containsEntry("two common ones that never meet", 0)
        .containsEntry("three that meet in pairs only", 0)
        .containsEntry("a message by its id", 4)
        .containsEntry("a thread", 12)
        .containsEntry("an agency's auditor: one event", 50);
  }
}
