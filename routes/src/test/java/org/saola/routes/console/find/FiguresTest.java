// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.console.find.IndexBench.ALERT;
import static org.saola.routes.console.find.IndexBench.BR;
import static org.saola.routes.console.find.IndexBench.FR;
import static org.saola.routes.console.find.IndexBench.NL;
import static org.saola.routes.console.find.IndexBench.NOON;
import static org.saola.routes.console.find.IndexBench.REQUEST;
import static org.saola.routes.console.find.IndexBench.about;
import static org.saola.routes.console.find.IndexBench.accepted;
import static org.saola.routes.console.find.IndexBench.digest;
import static org.saola.routes.console.find.IndexBench.entry;
import static org.saola.routes.console.find.IndexBench.id;
import static org.saola.routes.console.find.IndexBench.of;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Figures.By;
import org.saola.routes.console.scope.Scope;

class FiguresTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private final IndexBench bench = new IndexBench();
  private final Figures figures = new Figures(bench.database.jdbc());

  @BeforeEach
  void log() {
    bench.log(
        accepted(1, NL, REQUEST),
        accepted(2, NL, REQUEST),
        accepted(3, FR, ALERT),
        entry(Event.CONSIGNED, 1, NL, FR, REQUEST),
        entry(Event.CONSIGNED, 2, NL, BR, REQUEST),
        withheld(1, NOON, "all.y"),
        withheld(2, NOON, "all.y"),
        withheld(2, NOON.plusSeconds(86_400), "all.y"),
        stopped(1, NOON, NOON.plusSeconds(1)),
        stopped(2, NOON.plusSeconds(2), NOON.plusSeconds(1)),
        about(Event.DIRECTORY_CHANGED, null, null));
    // In another batch: what is there is added to.
    bench.log(accepted(4, NL, REQUEST));
  }

  private static Entry withheld(int number, Instant at, String rule) {
    return entry(Event.WITHHELD, at, number, NL, BR, REQUEST, List.of(rule), null, null);
  }

  private static Entry stopped(int number, Instant at, Instant due) {
    return Entry.of(Event.CLOCK_STOPPED, at)
        .message(digest(number), id(number))
        .from(NL)
        .to(FR)
        .type(REQUEST)
        .code("ANSWERED")
        .due(due)
        .build();
  }

  private List<String> count(Set<Event> events, Scope scope, By... by) {
    return figures.count(DAY, DAY.plusDays(1), events, List.of(by), scope).stream()
        .map(
            count -> {
              StringBuilder line = new StringBuilder();
              for (By each : by) {
                line.append(count.kind().get(each)).append(' ');
              }
              return line.append(count.entries()).toString();
            })
        .toList();
  }

  @Test
  void entriesAreCountedByWhatOneLikes() {
    assertThat(count(Set.of(Event.ACCEPTED), Scope.EVERYTHING, By.TYPE, By.SENDER))
        .as("the largest first")
        .containsExactly("case-request/1 NL-CUSTOMS 3", "alert/1 FR-POLICE 1");
    assertThat(count(Set.of(Event.CONSIGNED), Scope.EVERYTHING, By.SENDER, By.RECIPIENT))
        .containsExactly("NL-CUSTOMS BR-CUSTOMS 1", "NL-CUSTOMS FR-POLICE 1");
    assertThat(count(Set.of(Event.WITHHELD), Scope.EVERYTHING, By.RULES, By.DAY))
        .containsExactly("all.y 2026-11-22 2");
    assertThat(count(Set.of(Event.CLOCK_STOPPED), Scope.EVERYTHING, By.CODE, By.LATE))
        .containsExactly("ANSWERED false 1", "ANSWERED true 1");
    assertThat(figures.count(DAY, DAY.plusDays(9), Set.of(), List.of(By.MONTH), Scope.EVERYTHING))
        .extracting(Figures.Count::entries)
        .containsExactly(12L);
  }

  @Test
  void onlyWhatIsInScopeIsCounted() {
    assertThat(count(Set.of(), of(FR), By.EVENT))
        .containsExactly("CLOCK_STOPPED 2", "ACCEPTED 1", "CONSIGNED 1", "DIRECTORY_CHANGED 1");
    assertThat(count(Set.of(), of(BR), By.EVENT))
        .containsExactly("WITHHELD 2", "CONSIGNED 1", "DIRECTORY_CHANGED 1");
    assertThat(count(Set.of(), of(new AgencyId("BE-CITES")), By.EVENT))
        .containsExactly("DIRECTORY_CHANGED 1");
    assertThat(count(Set.of(), Scope.NOTHING, By.EVENT)).isEmpty();
  }
}
