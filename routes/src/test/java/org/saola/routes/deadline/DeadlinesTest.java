// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.request.TimeLimit;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.deadline.Deadlines.Arrived;
import org.saola.routes.deadline.Exchanged.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks in a real PostgreSQL, on a clock that the test moves. */
class DeadlinesTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final AgencyId ASKS = new AgencyId("FR-POLICE");
  private static final AgencyId ASKED = new AgencyId("DE-SPOC");
  private static final AgencyId ALSO_ASKED = new AgencyId("EUROPOL");
  private static final TypeId REQUEST = new TypeId("case-request/1");
  private static final TypeId OTHER = new TypeId("spontaneous-information/1");

  private final ScratchDatabase database = new ScratchDatabase();
  private final Random random = new Random(42);
  private Instant now = START;

  @Test
  void countsFromTheInbox_warnsTwice_andSaysOverdueToBothSides() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    later(Duration.ofHours(100));
    tick();
    assertThat(told()).as("nothing is due before receipt").isEmpty();
    consign(request);
    Instant received = now;
    later(Duration.ofHours(4));
    tick();
    tick();
    later(Duration.ofMinutes(192));
    tick();
    later(Duration.ofHours(1));
    tick();
    tick();
    assertThat(told())
        .containsExactly(
            "CLOCK_STARTED URGENT_DIRECTLY_ACCESSIBLE",
            "CLOCK_WARNED HALF",
            "CLOCK_WARNED NINE_TENTHS",
            "OVERDUE null");
    Entry overdue = entries().getLast();
    assertThat(overdue.due()).isEqualTo(received.plus(Duration.ofHours(8)));
    assertThat(overdue.message()).isEqualTo(request.digest());
    assertThat(
            database
                .jdbc()
                .queryForList(
                    "select array_to_string(notified, ' ') from audit_entry", String.class))
        .containsOnly("DE-SPOC FR-POLICE");
  }

  @Test
  void daysAreTwentyFourHoursEach() throws Exception {
    consign(ask(TimeLimit.URGENT_INDIRECTLY_ACCESSIBLE, ASKED));
    consign(ask(TimeLimit.OTHER, ASKED));
    assertThat(entries())
        .extracting(Entry::due)
        .containsExactly(now.plus(Duration.ofHours(72)), now.plus(Duration.ofHours(168)));
  }

  @Test
  void eachAuthorityThatIsAskedHasAClockOfItsOwn() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED, ALSO_ASKED);
    consign(request);
    answer(request, ASKED, new Reply.Answer("PROVIDE", null));
    later(Duration.ofHours(9));
    tick();
    assertThat(entries().stream().filter(it -> it.event() == Event.OVERDUE).map(Entry::to))
        .containsExactly(ALSO_ASKED);
  }

  @Test
  void aQuestionPausesUntilItsAnswerLiesInTheInbox() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(request);
    later(Duration.ofHours(1));
    Exchanged question = answer(request, ASKED, new Reply.Clarify());
    later(Duration.ofDays(3));
    tick();
    Exchanged reply = message(ASKS, ASKED, request.id(), question.id(), null);
    accept(reply);
    later(Duration.ofDays(1));
    tick();
    assertThat(told()).hasSize(2);
    consign(reply);
    assertThat(told().getLast()).startsWith("CLOCK_RESUMED");
    assertThat(entries().getLast().due()).isEqualTo(now.plus(Duration.ofHours(7)));
    later(Duration.ofHours(7));
    tick();
    assertThat(told().getLast()).startsWith("OVERDUE");
  }

  @Test
  void theFirstAnswerResumes_alsoWhenASecondIsOnItsWay() throws Exception {
    Exchanged request = ask(TimeLimit.OTHER, ASKED);
    consign(request);
    Exchanged question = answer(request, ASKED, new Reply.Clarify());
    Exchanged first = message(ASKS, ASKED, request.id(), question.id(), null);
    accept(first);
    Exchanged second = message(ASKS, ASKED, request.id(), question.id(), null);
    accept(second);
    consign(first);
    assertThat(told().getLast()).startsWith("CLOCK_RESUMED");
    consign(second);
    assertThat(told().stream().filter(it -> it.startsWith("CLOCK_RESUMED"))).hasSize(1);
  }

  @Test
  void whatCrossedTheQuestionDoesNotAnswerIt() throws Exception {
    Exchanged request = ask(TimeLimit.OTHER, ASKED);
    consign(request);
    Exchanged crossing = message(ASKS, ASKED, request.id(), request.id(), null);
    accept(crossing);
    answer(request, ASKED, new Reply.Clarify());
    consign(crossing);
    assertThat(told().getLast()).startsWith("CLOCK_PAUSED");
  }

  @Test
  void aDelayExtends_butNotWhatIsOverdue() throws Exception {
    Exchanged first = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(first);
    Instant until = now.plus(Duration.ofDays(10));
    answer(first, ASKED, new Reply.Delay(until));
    assertThat(entries().getLast().due()).isEqualTo(until);
    Exchanged second = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(second);
    later(Duration.ofHours(9));
    answer(second, ASKED, new Reply.Delay(until));
    assertThat(told().getLast())
        .as("overdue, though no round had looked")
        .isEqualTo("OVERDUE null");
    answer(second, ASKED, new Reply.Clarify());
    assertThat(told().getLast()).as("nor does a question").isEqualTo("OVERDUE null");
  }

  @Test
  void anAnswerStops_lateOrNot_andNothingStartsAgain() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(request);
    later(Duration.ofHours(9));
    answer(request, ASKED, new Reply.Answer("REFUSE", "NATIONAL_SECURITY"));
    assertThat(told()).endsWith("OVERDUE null", "CLOCK_STOPPED REFUSE");
    assertThat(entries().getLast().rules()).containsExactly("NATIONAL_SECURITY");
    answer(request, ASKED, new Reply.Answer("PROVIDE", null));
    consign(request);
    later(Duration.ofDays(30));
    tick();
    assertThat(told().getLast()).isEqualTo("CLOCK_STOPPED REFUSE");
  }

  @Test
  void anAnswerThatOvertakesTheBrokersWordProvesReceipt() throws Exception {
    Exchanged request = ask(TimeLimit.OTHER, ASKED);
    answer(request, ASKED, new Reply.Answer("PROVIDE", null));
    consign(request);
    assertThat(told()).containsExactly("CLOCK_STARTED OTHER", "CLOCK_STOPPED PROVIDE");
  }

  /** Each of these is somebody who would like to stop another's clock. */
  @Test
  void onlyTheAskedCanAnswer_andOnlyTheRequester() throws Exception {
    Exchanged request = ask(TimeLimit.OTHER, ASKED);
    consign(request);
    Reply provide = new Reply.Answer("PROVIDE", null);
    accept(message(ALSO_ASKED, ASKS, request.id(), request.id(), provide));
    accept(message(ASKED, ALSO_ASKED, request.id(), request.id(), provide));
    accept(message(ASKS, ASKED, request.id(), request.id(), provide));
    accept(message(ASKED, ASKS, id(), id(), provide));
    accept(withdrawal(ASKED, ASKED, request));
    accept(withdrawal(ALSO_ASKED, ASKED, request));
    assertThat(told()).containsExactly("CLOCK_STARTED OTHER");
    accept(withdrawal(ASKS, ASKED, request));
    assertThat(told()).endsWith("CLOCK_STOPPED WITHDRAWN");
  }

  @Test
  void anAnswerToOneOfTwoRequestsOfAThreadMustNameIt() throws Exception {
    Exchanged first = ask(TimeLimit.OTHER, ASKED);
    Exchanged second =
        new Exchanged(
            digest(), id(), ASKS, Set.of(ASKED), first.id(), null, TimeLimit.OTHER, null, null);
    accept(second);
    consign(first);
    consign(second);
    accept(message(ASKED, ASKS, first.id(), id(), new Reply.Answer("PROVIDE", null)));
    assertThat(told()).hasSize(2);
    accept(message(ASKED, ASKS, first.id(), second.id(), new Reply.Answer("PROVIDE", null)));
    assertThat(entries().getLast().message()).isEqualTo(second.digest());
    accept(message(ASKED, ASKS, first.id(), id(), new Reply.Answer("PARTIAL", "NOT_AVAILABLE")));
    assertThat(entries().getLast().message()).isEqualTo(first.digest());
  }

  @Test
  void whatItsRecipientCouldNotOpenIsNotReceived() throws Exception {
    Exchanged request = ask(TimeLimit.OTHER, ASKED);
    consign(request);
    in(
        deadlines ->
            deadlines.rejected(List.of(new Arrived(request.digest(), REQUEST, ASKED)), now));
    assertThat(told().getLast()).isEqualTo("CLOCK_STOPPED REJECTED");
  }

  @Test
  void whatCameWhileNoHubRanIsToldAtOnce_withItsInstants() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(request);
    later(Duration.ofDays(20));
    tick();
    List<Entry> late = entries().subList(1, 4);
    assertThat(late).extracting(Entry::at).containsOnly(now);
    assertThat(late.getFirst().detail())
        .isEqualTo("half of the time was spent at 2026-11-22T14:00:00Z");
    assertThat(late.get(1).detail()).contains("2026-11-22T17:12:00Z");
    assertThat(late).extracting(Entry::due).containsOnly(START.plus(Duration.ofHours(8)));
  }

  @Test
  void aClockThatStepsBackTellsNothingTwice() throws Exception {
    Exchanged request = ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED);
    consign(request);
    later(Duration.ofHours(4));
    tick();
    later(Duration.ofHours(-24));
    tick();
    answer(request, ASKED, new Reply.Clarify());
    Exchanged reply = message(ASKS, ASKED, request.id(), null, null);
    accept(reply);
    consign(reply);
    tick();
    later(Duration.ofHours(5));
    tick();
    assertThat(told().stream().filter(it -> it.endsWith("HALF"))).hasSize(1);
    assertThat(entries().getLast().due()).isEqualTo(now.plus(Duration.ofHours(3)));
  }

  @Test
  void nothingIsToldThatWasRolledBack_andItIsToldAfterwards() throws Exception {
    consign(ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED));
    later(Duration.ofHours(5));
    assertThatThrownBy(
            () ->
                in(
                    deadlines -> {
                      deadlines.pass(now, 100);
                      throw new IllegalStateException("killed before the commit");
                    }))
        .hasMessage("killed before the commit");
    assertThat(told()).hasSize(1);
    tick();
    assertThat(told()).hasSize(2);
  }

  @Test
  void severalNodesTellEachMarkOnce() throws Exception {
    for (int i = 0; i < 40; i++) {
      consign(ask(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, ASKED));
    }
    later(Duration.ofHours(9));
    try (var nodes = Executors.newFixedThreadPool(4)) {
      CountDownLatch together = new CountDownLatch(4);
      List<Future<?>> rounds = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        rounds.add(
            nodes.submit(
                () -> {
                  together.countDown();
                  together.await();
                  for (int i = 0; i < 15; i++) {
                    in(deadlines -> deadlines.pass(now, 7));
                  }
                  return null;
                }));
      }
      for (Future<?> round : rounds) {
        round.get();
      }
    }
    assertThat(told().stream().filter(it -> it.startsWith("OVERDUE"))).hasSize(40);
    assertThat(told()).hasSize(160);
  }

  @Test
  void aLookCostsTheSameHoweverManyHaveBeenAnswered() throws Exception {
    consign(ask(TimeLimit.OTHER, ASKED));
    database
        .jdbc()
        .update(
            """
            insert into deadline (request, requested, requester, request_id, thread, time_limit,
                                  received_at, allowed, marks, stopped_at, outcome)
            select sha256(n::text::bytea), 'DE-SPOC', 'FR-POLICE', gen_random_uuid(),
                   gen_random_uuid(), 'OTHER', now(), 1, 3, now(), 'PROVIDE'
              from generate_series(1, 100000) n
            """);
    database.jdbc().execute("analyze deadline");
    assertThat(plan(DeadlineTable.DUE, START.toString(), 500)).contains("deadline_next");
    String open =
        "select * from deadline where stopped_at is null and (request_id = any(?::uuid[])"
            + " or thread = any(?::uuid[]) or request = any(?::bytea[]))";
    String[] ids = {id().value()};
    byte[][] digests = {digest().bytes()};
    assertThat(plan(open, ids, ids, digests)).contains("deadline_open_").doesNotContain("Seq Scan");
    String waiting =
        "select * from deadline where (request = any(?::bytea[]) or resumed_by = any(?::bytea[]))"
            + " and stopped_at is null";
    assertThat(plan(waiting, digests, digests)).contains("deadline_").doesNotContain("Seq Scan");
    Long pages =
        database
            .jdbc()
            .queryForObject("select pg_relation_size('deadline_next') / 8192", Long.class);
    assertThat(pages).as("the index holds what is open alone").isLessThan(10);
  }

  private String plan(String sql, Object... parameters) {
    return String.join(
        "\n",
        JdbcClient.create(database.jdbc())
            .sql("explain " + sql)
            .params(List.of(parameters))
            .query(String.class)
            .list());
  }

  private interface Act {
    void on(Deadlines deadlines);
  }

  /** A new instance each time: all that a hub knows after a restart is in the database. */
  private void in(Act act) {
    Deadlines deadlines =
        new Deadlines(new DeadlineTable(JdbcClient.create(database.jdbc())), database.trail());
    database.transaction().executeWithoutResult(status -> act.on(deadlines));
  }

  private void tick() {
    new DeadlineRounds(
            new Deadlines(new DeadlineTable(JdbcClient.create(database.jdbc())), database.trail()),
            database.transaction(),
            Clock.fixed(now, ZoneOffset.UTC))
        .run();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Exchanged ask(TimeLimit limit, AgencyId... asked) {
    Exchanged request =
        new Exchanged(digest(), id(), ASKS, Set.of(asked), null, null, limit, null, null);
    accept(request);
    return request;
  }

  private void accept(Exchanged message) {
    in(deadlines -> deadlines.accepted(List.of(message), now));
  }

  private void consign(Exchanged message) {
    List<Arrived> arrived =
        message.to().stream()
            .map(to -> new Arrived(message.digest(), message.limit() == null ? OTHER : REQUEST, to))
            .toList();
    in(deadlines -> deadlines.consigned(arrived, now));
  }

  private Exchanged answer(Exchanged request, AgencyId from, Reply reply) {
    Exchanged message = message(from, ASKS, request.id(), request.id(), reply);
    accept(message);
    return message;
  }

  private Exchanged message(
      AgencyId from,
      AgencyId to,
      MessageId thread,
      @Nullable MessageId inReplyTo,
      @Nullable Reply reply) {
    return new Exchanged(digest(), id(), from, Set.of(to), thread, inReplyTo, null, reply, null);
  }

  private Exchanged withdrawal(AgencyId from, AgencyId to, Exchanged request) {
    return new Exchanged(
        digest(), id(), from, Set.of(to), id(), null, null, null, request.digest());
  }

  private MessageId id() {
    return MessageId.next(Clock.fixed(START, ZoneOffset.UTC), random);
  }

  private Digest digest() {
    return Digest.of(("message " + random.nextLong()).getBytes(StandardCharsets.UTF_8));
  }

  private List<String> told() throws Exception {
    return entries().stream().map(entry -> entry.event() + " " + entry.code()).toList();
  }

  private List<Entry> entries() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (byte[] bytes :
        database.jdbc().queryForList("select entry from audit_entry order by id", byte[].class)) {
      entries.add(StrictJson.read(bytes, Entry.class));
    }
    return entries;
  }
}
