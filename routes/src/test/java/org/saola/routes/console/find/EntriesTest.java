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
import static org.saola.routes.console.find.IndexBench.entry;
import static org.saola.routes.console.find.IndexBench.id;
import static org.saola.routes.console.find.IndexBench.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Tlp;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.scope.Scope;

/** What a search finds, by each thing that can be asked for. */
class EntriesTest {
  private final IndexBench bench = new IndexBench();

  /** Seven entries of two messages, of which the second answers in the thread of the first. */
  @BeforeEach
  void log() {
    bench.log(
        accepted(1, NL, REQUEST),
        entry(
            Event.RELEASED,
            NOON,
            1,
            NL,
            FR,
            REQUEST,
            List.of("all.receive-case-request"),
            null,
            null),
        entry(
            Event.WITHHELD,
            NOON.plusSeconds(60),
            1,
            NL,
            BR,
            REQUEST,
            List.of("all.third-country-needs-basis"),
            null,
            null),
        accepted(2, FR, ALERT).on(terms(id(1), Tlp.AMBER_STRICT, HandlingCode.H2)),
        entry(Event.HANDED_OVER, 2, FR, NL, ALERT),
        entry(
            Event.REFUSED, NOON.plusSeconds(120), 3, BR, null, ALERT, null, "SIGNER_REVOKED", null),
        about(Event.OPERATOR_ACTION, "REQUEUED", "anna"));
  }

  @Test
  void eachPartOfAQuestionFindsItsOwnAndNewestFirst() throws Exception {
    assertThat(bench.find(Question.ALL)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
    assertThat(bench.find(Question.ALL.agencies(FR))).containsExactly(4L, 3L, 1L);
    assertThat(bench.find(Question.ALL.senders(FR))).containsExactly(4L, 3L);
    assertThat(bench.find(Question.ALL.recipients(FR))).containsExactly(1L);
    assertThat(bench.find(Question.ALL.events(Event.ACCEPTED))).containsExactly(3L, 0L);
    assertThat(bench.find(Question.ALL.types(ALERT))).containsExactly(5L, 4L, 3L);
    assertThat(bench.find(Question.ALL.rules("all.third-country-needs-basis"))).containsExactly(2L);
    assertThat(bench.find(Question.ALL.codes("SIGNER_REVOKED"))).containsExactly(5L);
    assertThat(bench.find(Question.ALL.actors("anna"))).containsExactly(6L);
    assertThat(bench.find(Question.ALL.message(id(1)))).containsExactly(2L, 1L, 0L);
    assertThat(bench.find(Question.ALL.between(NOON.plusSeconds(60), NOON.plusSeconds(120))))
        .containsExactly(2L);
  }

  @Test
  void markingAndThreadOfTheAcceptanceHoldForAllEntriesOfTheMessage() throws Exception {
    assertThat(bench.find(Question.ALL.tlps(Tlp.AMBER_STRICT))).containsExactly(4L, 3L);
    assertThat(bench.find(Question.ALL.handling(HandlingCode.H2))).containsExactly(4L, 3L);
    assertThat(bench.find(Question.ALL.thread(id(1)))).containsExactly(4L, 3L, 2L, 1L, 0L);
    assertThat(bench.find(Question.ALL.thread(id(1)).message(id(2)))).containsExactly(4L, 3L);
    assertThat(bench.find(Question.ALL.thread(id(2)))).isEmpty();
    // Also for one that comes long after, to an index that has been started anew.
    bench.number(
        StrictJson.write(entry(Event.READ_BY_OFFICER, 2, FR, NL, ALERT)),
        entry(Event.READ_BY_OFFICER, 2, FR, NL, ALERT));
    bench.sign(8);
    bench.index().follow();
    assertThat(bench.find(Question.ALL.tlps(Tlp.AMBER_STRICT))).containsExactly(7L, 4L, 3L);
  }

  @Test
  void partsOfAQuestionHoldTogetherAndValuesOfAPartInTurn() throws Exception {
    assertThat(bench.find(Question.ALL.agencies(NL).events(Event.RELEASED, Event.WITHHELD)))
        .containsExactly(2L, 1L);
    assertThat(bench.find(Question.ALL.senders(NL).recipients(BR).types(REQUEST)))
        .containsExactly(2L);
    assertThat(bench.find(Question.ALL.agencies(NL).codes("SIGNER_REVOKED"))).isEmpty();
    assertThat(bench.find(Question.ALL.message(id(1)).events(Event.RELEASED))).containsExactly(1L);
    assertThat(bench.find(Question.ALL.events(Event.ACCEPTED, Event.ACCEPTED))).hasSize(2);
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrOverlap() throws Exception {
    bench.log(some(60));
    List<Long> seen = new ArrayList<>();
    OptionalLong next = OptionalLong.empty();
    do {
      Found page =
          bench.entries.find(Question.ALL.events(Event.CONSIGNED), Scope.EVERYTHING, next, 7);
      page.rows().forEach(row -> seen.add(row.index()));
      next = page.next();
    } while (next.isPresent());
    assertThat(seen).isEqualTo(LongStream.range(0, 60).mapToObj(i -> 66 - i).toList());
  }

  private static Entry[] some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> entry(Event.CONSIGNED, i, NL, FR, ALERT))
        .toArray(Entry[]::new);
  }

  @Test
  void whatIsShownIsTheLogsOwnBytes() throws Exception {
    EntryRow row =
        bench
            .entries
            .find(Question.ALL.codes("SIGNER_REVOKED"), Scope.EVERYTHING, OptionalLong.empty(), 1)
            .rows()
            .getFirst();
    assertThat(row.bytes())
        .isEqualTo(
            bench
                .database
                .jdbc()
                .queryForObject(
                    "select entry from audit_entry where leaf_index = 5", byte[].class));
    assertThat(StrictJson.read(row.bytes(), Entry.class)).isEqualTo(row.entry());
    assertThat(row.salt()).hasSize(32);
  }

  @Test
  void aLifeAndAThreadAreToldFromTheirBeginning() {
    assertThat(bench.entries.life(id(1), Scope.EVERYTHING))
        .extracting(row -> row.entry().event())
        .containsExactly(Event.ACCEPTED, Event.RELEASED, Event.WITHHELD);
    assertThat(bench.entries.thread(id(1), Scope.EVERYTHING))
        .extracting(EntryRow::index)
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(bench.entries.at(2, Scope.EVERYTHING)).isPresent();
    assertThat(bench.entries.at(2_000_000_000, Scope.EVERYTHING)).isEmpty();
    assertThat(bench.entries.at(-1, Scope.EVERYTHING)).isEmpty();
  }
}
