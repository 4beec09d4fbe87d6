// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.routes.console.find.IndexBench.ALERT;
import static org.saola.routes.console.find.IndexBench.BR;
import static org.saola.routes.console.find.IndexBench.FR;
import static org.saola.routes.console.find.IndexBench.NL;
import static org.saola.routes.console.find.IndexBench.NOON;
import static org.saola.routes.console.find.IndexBench.REQUEST;
import static org.saola.routes.console.find.IndexBench.accepted;
import static org.saola.routes.console.find.IndexBench.digest;
import static org.saola.routes.console.find.IndexBench.entry;
import static org.saola.routes.console.find.IndexBench.id;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.springframework.transaction.support.TransactionTemplate;

/** How the index follows the log, and what becomes of it when it cannot. */
class EntryIndexTest {
  private final IndexBench bench = new IndexBench();

  private static Entry consigned(int number) {
    return entry(Event.CONSIGNED, number, NL, FR, ALERT);
  }

  private void number(Entry entry) {
    bench.number(StrictJson.write(entry), entry);
  }

  @Test
  void onlyWhatIsSignedIsFound() throws Exception {
    number(consigned(1));
    number(consigned(2));
    bench.sign(1);
    bench.index.follow();
    assertThat(bench.find(Question.ALL)).containsExactly(0L);
    assertThat(bench.entries.indexed()).isEqualTo(1);
  }

  /** The cursor and the rows are one transaction: nothing is counted twice, nothing is left out. */
  @Test
  void aStepThatFailsIsDoneAgainWhole() throws Exception {
    bench.log(accepted(1, NL, ALERT));
    number(consigned(1));
    number(consigned(2));
    bench.sign(3);
    TransactionTemplate transaction = bench.database.transaction();
    var failing =
        new EntryIndex(
            bench.database.jdbc(),
            new org.springframework.transaction.support.TransactionOperations() {
              @Override
              public <T> T execute(
                  org.springframework.transaction.support.TransactionCallback<T> action) {
                return transaction.execute(
                    status -> {
                      action.doInTransaction(status);
                      throw new IllegalStateException("crash before the commit");
                    });
              }
            });
    assertThatThrownBy(failing::follow).hasMessageContaining("crash");
    assertThat(bench.find(Question.ALL)).containsExactly(0L);
    bench.index.follow();
    assertThat(bench.find(Question.ALL)).containsExactly(2L, 1L, 0L);
    assertThat(counted()).isEqualTo(3);
  }

  private long counted() {
    return bench.database.jdbc().queryForObject("select sum(entries) from entry_day", Long.class);
  }

  @Test
  void twoNodesTakeInEachEntryOnce() throws Exception {
    IntStream.range(0, 200).forEach(i -> number(consigned(i)));
    bench.sign(200);
    var one = CompletableFuture.runAsync(() -> bench.index().follow());
    var other = CompletableFuture.runAsync(() -> bench.index().follow());
    one.join();
    other.join();
    bench.index().follow();
    assertThat(bench.entries.indexed()).isEqualTo(200);
    assertThat(counted()).isEqualTo(200);
  }

  /** One that took a turn, then another, then the first: what it remembers is of a time before. */
  @Test
  void anotherNodeMayMakeItAnewMeanwhile() throws Exception {
    bench.log(consigned(1));
    EntryIndex other = bench.index();
    other.rebuild();
    other.follow();
    number(entry(Event.EXPIRED, 1, NL, FR, ALERT));
    bench.sign(2);
    other.follow();
    bench.log(consigned(3));
    assertThat(bench.find(Question.ALL.senders(NL).events(Event.CONSIGNED)))
        .containsExactly(2L, 0L);
  }

  @Test
  void madeAnewItFindsTheSame() throws Exception {
    bench.log(
        accepted(1, NL, REQUEST).on(IndexBench.terms(null, Tlp.RED)),
        entry(Event.RELEASED, NOON, 1, NL, FR, REQUEST, List.of("all.x"), null, null),
        consigned(2));
    List<Map<String, Object>> days = days();
    bench.index.rebuild();
    assertThat(bench.entries.indexed()).isZero();
    assertThat(bench.index.makeAnew(done -> {})).isEqualTo(3);
    assertThat(bench.find(Question.ALL)).containsExactly(2L, 1L, 0L);
    assertThat(bench.find(Question.ALL.tlps(Tlp.RED))).containsExactly(1L, 0L);
    assertThat(bench.find(Question.ALL.thread(id(1)))).containsExactly(1L, 0L);
    assertThat(days()).isEqualTo(days);
    // Another node's memory of what was there before does no harm.
    bench.log(entry(Event.HANDED_OVER, 1, NL, FR, REQUEST));
    assertThat(bench.find(Question.ALL.tlps(Tlp.RED))).containsExactly(3L, 1L, 0L);
  }

  private List<Map<String, Object>> days() {
    return bench
        .database
        .jdbc()
        .queryForList("select * from entry_day order by day, event, sender, recipient, rules");
  }

  /** An index of an older version is made anew by itself. */
  @Test
  void anOlderVersionIsMadeAnew() throws Exception {
    bench.log(consigned(1), consigned(2));
    bench.database.jdbc().update("delete from entry_index where leaf_index = 0");
    bench.database.jdbc().update("update entry_cursor set version = ?", EntryIndex.VERSION - 1);
    bench.index().follow();
    assertThat(bench.find(Question.ALL)).containsExactly(1L, 0L);
  }

  @Test
  void erasedAndDamagedEntriesStopNothing() throws Exception {
    number(consigned(1));
    bench.number(new byte[] {'{'}, consigned(2));
    number(consigned(3));
    number(consigned(4));
    bench.sign(4);
    bench.database.jdbc().update("delete from audit_entry where leaf_index = 0");
    bench.index.follow();
    assertThat(bench.find(Question.ALL)).containsExactly(3L, 2L);
    bench.database.jdbc().update("update audit_entry set entry = 'damaged' where leaf_index = 2");
    assertThat(bench.find(Question.ALL.senders(NL))).containsExactly(3L);
  }

  @Test
  void whatIsErasedFromTheLogLeavesTheIndexToo() throws Exception {
    bench.log(accepted(1, NL, REQUEST), consigned(1), consigned(2));
    erase(0L, 1L);
    assertThat(bench.find(Question.ALL)).containsExactly(2L);
    assertThat(bench.find(Question.ALL.thread(id(1)))).isEmpty();
    assertThat(
            bench.database.jdbc().queryForObject("select count(*) from entry_index", Integer.class))
        .isEqualTo(1);
  }

  private void erase(Long... leaves) {
    bench
        .database
        .transaction()
        .executeWithoutResult(
            status -> {
              var erasure = new IndexErasure(bench.database.jdbc());
              erasure.lock();
              erasure.erase(leaves);
              bench
                  .database
                  .jdbc()
                  .update("delete from audit_entry where leaf_index = any(?)", (Object) leaves);
            });
  }

  @Test
  void anOfficerOfErasedEntriesIsForgotten_andFoundWhenSeenAgain() throws Exception {
    bench.log(done("anna"), done("bram"), consigned(1));
    assertThat(bench.find(Question.ALL.actors("anna"))).containsExactly(0L);
    erase(0L);
    assertThat(bench.find(Question.ALL.actors("anna"))).isEmpty();
    assertThat(words("actor:%")).containsExactly("actor:bram");
    assertThat(words("event:%")).contains("event:OPERATOR_ACTION");
    assertThat(
            bench.database.jdbc().queryForObject("select count(*) from entry_mark", Integer.class))
        .isEqualTo(2);
    assertThat(bench.find(Question.ALL.actors("bram"))).containsExactly(1L);
    bench.log(done("anna"), done("bram"));
    assertThat(bench.find(Question.ALL.actors("anna"))).containsExactly(3L);
    assertThat(bench.find(Question.ALL.actors("bram"))).containsExactly(4L, 1L);
  }

  private static Entry done(String actor) {
    return entry(Event.OPERATOR_ACTION, NOON, 1, NL, null, null, null, "REQUEUED", actor);
  }

  /** Each search goes through the kinds: whoever can make up words must not make up kinds. */
  @Test
  void madeUpOfficersAndOutcomesMakeNoKinds() throws Exception {
    bench.log(
        IntStream.range(0, 50)
            .mapToObj(
                i -> entry(Event.HANDED_OVER, NOON, i, NL, FR, ALERT, null, "X" + i, "anna" + i))
            .toArray(Entry[]::new));
    assertThat(
            bench.database.jdbc().queryForObject("select count(*) from entry_kind", Integer.class))
        .isEqualTo(1);
    assertThat(bench.find(Question.ALL.codes("X7").actors("anna7").senders(NL)))
        .containsExactly(7L);
    assertThat(bench.find(Question.ALL.codes("X7").actors("anna8"))).isEmpty();
  }

  /** A refused message may claim any type. */
  @Test
  void madeUpTypesMakeNoKinds_andAreFoundTogether() throws Exception {
    bench.log(
        IntStream.range(0, 26)
            .mapToObj(i -> new TypeId("made-up-%c/1".formatted('a' + i)))
            .map(type -> entry(Event.REFUSED, NOON, 1, NL, null, type, null, "UNKNOWN_TYPE", null))
            .toArray(Entry[]::new));
    assertThat(
            bench.database.jdbc().queryForObject("select count(*) from entry_kind", Integer.class))
        .isEqualTo(1);
    assertThat(
            bench.database.jdbc().queryForObject("select count(*) from entry_day", Integer.class))
        .isEqualTo(1);
    assertThat(bench.find(Question.ALL.types(new TypeId("made-up-q/1")))).hasSize(26);
  }

  private List<String> words(String like) {
    return bench
        .database
        .jdbc()
        .queryForList(
            "select tag from entry_tag where tag like ? order by tag", String.class, like);
  }

  /** What an entry may hold that PostgreSQL's text may not, or its indexes. */
  @Test
  void textsThatNoIndexTakesStopNothing() throws Exception {
    Entry odd =
        entry(
            Event.OPERATOR_ACTION,
            NOON,
            1,
            NL,
            null,
            null,
            List.of("all.x".repeat(500)),
            "X".repeat(10_000),
            "\uD83E\uDD8C".repeat(600));
    bench.log(odd, consigned(2));
    assertThat(bench.find(Question.ALL)).containsExactly(1L, 0L);
  }

  /** Blocks, and what is looked at one by one, have their borders. */
  @Test
  void aSearchGoesOnAcrossBorders() throws Exception {
    long first = Blocks.end(70) - 2500;
    bench.beginAt(first);
    Entry[] some =
        IntStream.range(0, 5000)
            .mapToObj(
                i ->
                    i % 1250 == 0
                        ? entry(
                            Event.REFUSED,
                            NOON.plusSeconds(i),
                            i,
                            BR,
                            null,
                            ALERT,
                            null,
                            "EXPIRED",
                            null)
                        : entry(
                            Event.CONSIGNED,
                            NOON.plusSeconds(i),
                            i,
                            NL,
                            FR,
                            ALERT,
                            null,
                            null,
                            null))
            .toArray(Entry[]::new);
    bench.log(some);
    assertThat(bench.find(Question.ALL.codes("EXPIRED")))
        .containsExactly(first + 3750, first + 2500, first + 1250, first);
    assertThat(bench.find(Question.ALL.codes("EXPIRED").senders(BR).events(Event.REFUSED)))
        .hasSize(4);
    assertThat(bench.find(Question.ALL.senders(BR).events(Event.CONSIGNED))).isEmpty();
    assertThat(
            bench.find(
                Question.ALL
                    .between(NOON.plusSeconds(2499), NOON.plusSeconds(2502))
                    .agencies(FR, BR)))
        .containsExactly(first + 2501, first + 2500, first + 2499);
    assertThat(bench.find(Question.ALL.between(NOON.plusSeconds(1), NOON.plusSeconds(3))))
        .containsExactly(first + 2, first + 1);
    assertThat(bench.find(Question.ALL.between(NOON.plusSeconds(9999), null))).isEmpty();
    assertThat(bench.find(Question.ALL.between(null, NOON))).isEmpty();
    assertThat(bench.find(Question.ALL.between(NOON.minusSeconds(5), NOON))).isEmpty();
  }

  /** Of a message that was refused for its signature nothing is known but what its carrier says. */
  @Test
  void aRefusedMessageIsFoundByItsThreadOnceItsSignatureHeld() throws Exception {
    bench.log(
        entry(Event.REFUSED, 1, NL, null, ALERT).on(IndexBench.terms(id(7), Tlp.GREEN)),
        Entry.of(Event.REFUSED, NOON).message(digest(2)).from(NL).code("NOT_CMS").build());
    assertThat(bench.find(Question.ALL.thread(id(7)))).containsExactly(0L);
    assertThat(bench.find(Question.ALL.events(Event.REFUSED))).containsExactly(1L, 0L);
  }
}
