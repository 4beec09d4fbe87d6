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

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Tlp;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.scope.Scope;

/** What is out of scope is not there, however it is asked for. */
class ScopedEntriesTest {
  private static final AgencyId BE = new AgencyId("BE-CITES");
  private final IndexBench bench = new IndexBench();

  @BeforeEach
  void log() {
    bench.log(
        about(Event.DIRECTORY_CHANGED, null, null),
        accepted(1, NL, REQUEST),
        entry(Event.RELEASED, NOON, 1, NL, FR, REQUEST, List.of("all.x"), null, null),
        entry(Event.WITHHELD, NOON, 1, NL, BR, REQUEST, List.of("all.y"), null, null),
        // FR has done what NL asked for: the entry names FR alone, and is about NL's message.
        entry(Event.CONFIRMED, NOON, 1, FR, null, REQUEST, null, "ERASED", null),
        about(Event.OPERATOR_ACTION, "RULES_PROPOSED", "anna"));
  }

  @Test
  void whoseTheEntryIsSeesIt() throws Exception {
    assertThat(bench.find(Question.ALL, of(NL))).containsExactly(4L, 3L, 2L, 1L, 0L);
    assertThat(bench.find(Question.ALL, of(FR))).containsExactly(4L, 2L, 0L);
    assertThat(bench.find(Question.ALL, of(BR))).containsExactly(3L, 0L);
    assertThat(bench.find(Question.ALL, Scope.EVERYTHING)).hasSize(6);
    assertThat(bench.entries.life(id(1), of(FR)))
        .extracting(EntryRow::index)
        .containsExactly(2L, 4L);
    assertThat(bench.entries.at(4, of(NL))).isPresent();
  }

  @Test
  void anAuditorOfAnotherCountryFindsNothing_whateverTheQuestion() throws Exception {
    for (Question question :
        List.of(
            Question.ALL.agencies(NL),
            Question.ALL.senders(NL),
            Question.ALL.recipients(FR),
            Question.ALL.events(Event.ACCEPTED),
            Question.ALL.types(REQUEST),
            Question.ALL.tlps(Tlp.values()),
            Question.ALL.rules("all.x", "all.y"),
            Question.ALL.codes("ERASED"),
            Question.ALL.actors("anna"),
            Question.ALL.message(id(1)),
            Question.ALL.thread(id(1)),
            Question.ALL.between(NOON, NOON.plusSeconds(1)).events(Event.RELEASED))) {
      assertThat(bench.find(question, Scope.EVERYTHING)).as("%s", question).isNotEmpty();
      assertThat(bench.find(question, of(BE))).as("%s", question).isEmpty();
      assertThat(bench.entries.count(question, of(BE), 10)).as("%s", question).isZero();
      assertThat(bench.find(question, Scope.NOTHING)).as("%s", question).isEmpty();
    }
    assertThat(bench.find(Question.ALL, of(BE))).containsExactly(0L);
    assertThat(bench.find(Question.ALL, Scope.NOTHING)).isEmpty();
    assertThat(bench.entries.count(Question.ALL, of(BE), 10)).isEqualTo(1);
    assertThat(bench.entries.life(id(1), of(BE))).isEmpty();
    assertThat(bench.entries.thread(id(1), of(BE))).isEmpty();
    for (long index = 1; index < 6; index++) {
      assertThat(bench.entries.at(index, of(BE))).isEmpty();
    }
    assertThat(bench.entries.at(0, of(BE))).isPresent();
    assertThat(bench.entries.at(0, Scope.NOTHING)).isEmpty();
  }

  /** Two agencies may choose one id for their messages: neither's auditor sees the other's. */
  @Test
  void aMessageOfTheSameIdIsAnotherAgencysAllTheSame() throws Exception {
    Entry same = accepted(1, BE, ALERT);
    bench.log(Entry.of(same.event(), NOON).message(digest(77), id(1)).from(BE).type(ALERT).build());
    assertThat(bench.find(Question.ALL.message(id(1)), of(BE))).containsExactly(6L);
    assertThat(bench.find(Question.ALL.message(id(1)), of(NL))).containsExactly(4L, 3L, 2L, 1L);
  }

  /** Whoever writes into the index shows nobody what the entry's own bytes do not let them see. */
  @Test
  void anEditedIndexShowsNothingOutOfScope() throws Exception {
    int be = number("from:BE-CITES");
    bench.database.jdbc().update("update entry_kind set tags = tags || ?", be);
    assertThat(bench.find(Question.ALL, of(BE))).containsExactly(0L);
    assertThat(bench.entries.at(1, of(BE))).isEmpty();
    assertThat(bench.entries.life(id(1), of(BE))).isEmpty();
    bench.database.jdbc().update("update entry_message set sender = 'BE-CITES'");
    assertThat(bench.find(Question.ALL, of(BE))).containsExactly(0L);
    for (long index = 1; index < 6; index++) {
      assertThat(bench.entries.at(index, of(BE))).isEmpty();
    }
  }

  private int number(String tag) {
    bench.database.jdbc().update("insert into entry_tag (tag) values (?)", tag);
    return bench
        .database
        .jdbc()
        .queryForObject("select number from entry_tag where tag = ?", Integer.class, tag);
  }

  @Test
  void handlingOfAnothersMessageIsNotFoundEither() throws Exception {
    bench.log(accepted(9, BE, ALERT).on(IndexBench.terms(null, Tlp.RED, HandlingCode.H3)));
    assertThat(bench.find(Question.ALL.handling(HandlingCode.H3), of(BE))).hasSize(1);
    assertThat(bench.find(Question.ALL.handling(HandlingCode.H3), of(NL, FR, BR))).isEmpty();
  }
}
