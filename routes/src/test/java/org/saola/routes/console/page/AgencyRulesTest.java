// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.page.AgencyStep.Kind;

class AgencyRulesTest {
  private final List<Integer> read = new ArrayList<>();

  /** The agency's file is changed by each third set; the fifth cannot be shown. */
  private Optional<SortedMap<String, String>> texts(int number) throws IOException {
    read.add(number);
    if (number == 5) {
      throw new IOException("damaged");
    }
    return number == 0
        ? Optional.empty()
        : Optional.of(
            new TreeMap<>(
                Map.of("nl-cites.cedar", "text " + number / 3, "all.cedar", "set " + number)));
  }

  private List<AgencyStep> steps(IntStream numbers) {
    Map<Integer, EntryView> entries =
        numbers.boxed().collect(Collectors.toMap(Function.identity(), AgencyRulesTest::entry));
    return new AgencyRules(this::texts, new AgencyId("NL-CITES")).of(entries);
  }

  @Test
  void eachSetIsReadOnce_andComparedWithTheOneBeforeIt() {
    assertThat(steps(IntStream.rangeClosed(1, 9)))
        .extracting(AgencyStep::kind, AgencyStep::page)
        .containsExactly(
            tuple(Kind.RULES, "/changes/rules/1"),
            tuple(Kind.RULES, "/changes/rules/3"),
            tuple(Kind.RULES_DAMAGED, "/changes/rules/5"),
            tuple(Kind.RULES_DAMAGED, "/changes/rules/6"),
            tuple(Kind.RULES, "/changes/rules/9"));
    assertThat(read).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void behindAGapTheOneBeforeIsReadToo() {
    assertThat(steps(IntStream.of(2, 9)))
        .extracting(AgencyStep::page)
        .containsExactly("/changes/rules/9");
    assertThat(read).containsExactly(1, 2, 8, 9);
  }

  private static EntryView entry(int number) {
    return new EntryView(
        number,
        Entry.of(Event.RULES_CHANGED, Instant.parse("2026-11-22T10:00:00Z"))
            .version(number)
            .build());
  }
}
