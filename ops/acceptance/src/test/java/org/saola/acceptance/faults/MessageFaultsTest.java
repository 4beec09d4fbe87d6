// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.acceptance.InProcess;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.CertificatePurpose;

/** Messages that come too often, too early, too late, by another way, or that nothing can take. */
class MessageFaultsTest extends OnOneBench {
  @BeforeEach
  void hubRuns() throws Exception {
    bench.ensureHub();
  }

  @Test
  void duplicatesAtOnce() throws Exception {
    int copies = Scale.of(200, 1000);
    try (Trial trial =
        Trial.of("duplicates-at-once", "one message sent %d times at once".formatted(copies))) {
      Report report = reports.make(Duration.ZERO);
      sendAtOnce(Collections.nCopies(copies, report), 10);
      trial.count(copies);
      sender.sendUntilProven(List.of(report), PATIENCE);
      FaultBench.await(() -> sender.told(Event.CONSIGNED, report.manifest()).size() > 0);
      FaultBench.checkInbox(trial, recipient, List.of(report));
      assertThat(sender.told(Event.ACCEPTED, report.manifest()))
          .containsOnly(sender.told(Event.ACCEPTED, report.manifest()).getFirst());
      trial.held("the same acceptance is told each time");
      bench.checkBooks(trial);
      trial.end();
    }
  }

  private static void sendAtOnce(List<Report> copies, int connections) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int each = copies.size() / connections;
      List<Future<?>> sends = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        List<Report> share = copies.subList(i * each, (i + 1) * each);
        sends.add(
            threads.submit(
                () -> {
                  sender.send(share);
                  return null;
                }));
      }
      for (Future<?> send : sends) {
        send.get();
      }
    }
  }

  @Test
  void duplicateAfterManyOthers() throws Exception {
    int others = Scale.of(150, 20_000);
    try (Trial trial =
        Trial.of("late-duplicate", "a message again after %d other ids".formatted(others))) {
      Report first = reports.make(Duration.ZERO);
      sender.sendUntilAccepted(List.of(first), PATIENCE);
      List<Report> all = new ArrayList<>();
      while (all.size() < others) {
        List<Report> some = reports.make(Math.min(1000, others - all.size()));
        sender.sendUntilProven(some, Duration.ofSeconds(30), PATIENCE);
        all.addAll(some);
      }
      int told = sender.told(Event.ACCEPTED, first.manifest()).size();
      sender.send(List.of(first));
      trial.count(1);
      FaultBench.await(() -> sender.told(Event.ACCEPTED, first.manifest()).size() > told);
      trial.held("its acceptance is told again");
      all.add(first);
      FaultBench.checkInbox(trial, recipient, all);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void replayToAnotherEndpoint() throws Exception {
    try (Trial trial =
        Trial.of("replay-elsewhere", "a message sent by and to others than its own")) {
      Report report = reports.make(Duration.ZERO);
      sender.sendUntilProven(List.of(report), PATIENCE);
      RawAgency other = bench.agency("BR-CUSTOMS").read();
      other.send(List.of(report));
      FaultBench.await(() -> !other.refusal(report).isEmpty());
      assertThat(other.refusal(report)).isEqualTo("WRONG_INTAKE");
      trial.held("another agency's intake: WRONG_INTAKE");
      recipient.send(List.of(report));
      FaultBench.await(() -> !recipient.refusal(report).isEmpty());
      assertThat(recipient.refusal(report)).isEqualTo("WRONG_INTAKE");
      trial.held("its own recipient's intake: WRONG_INTAKE");
      for (String queue :
          List.of("saola.intake.BR-CUSTOMS", "saola.inbox.BR-CUSTOMS", "saola.dispatched")) {
        assertThatThrownBy(() -> sender.send(queue, List.of(report)))
            .isInstanceOf(JMSException.class);
        trial.count(1);
      }
      trial.held("others' queues take nothing from it");
      Report fresh = reports.make(Duration.ZERO);
      sender.send(sender.broker().intake(Urgency.URGENT), List.of(fresh));
      FaultBench.await(() -> !sender.refusal(fresh).isEmpty());
      assertThat(sender.refusal(fresh)).isEqualTo("WRONG_LANE");
      trial.held("the other lane: WRONG_LANE");
      trial.count(3);
      assertThat(other.deliveries()).isZero();
      FaultBench.checkInbox(trial, recipient, List.of(report));
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void clockOfASenderIsWrong() throws Exception {
    try (Trial trial = Trial.of("sender-clock", "a sender's clock runs ahead or behind")) {
      Map<Duration, String> expected = new TreeMap<>();
      expected.put(Duration.ofDays(-400), "EXPIRED");
      expected.put(Duration.ofDays(-8), "EXPIRED");
      expected.put(Duration.ofDays(-6), "");
      expected.put(Duration.ofMinutes(-10), "");
      expected.put(Duration.ofMinutes(4), "");
      expected.put(Duration.ofMinutes(6), "FROM_THE_FUTURE");
      expected.put(Duration.ofHours(2), "FROM_THE_FUTURE");
      expected.put(Duration.ofDays(400), "FROM_THE_FUTURE");
      List<Report> accepted = new ArrayList<>();
      for (Map.Entry<Duration, String> each : expected.entrySet()) {
        Report report = reports.make(each.getKey());
        sender.sendUntilProven(List.of(report), PATIENCE);
        assertThat(sender.refusal(report)).as(each.getKey().toString()).isEqualTo(each.getValue());
        trial.count(1);
        if (each.getValue().isEmpty()) {
          accepted.add(report);
        }
      }
      trial.held("beyond 5 minutes ahead: FROM_THE_FUTURE; lifetime over: EXPIRED");
      FaultBench.checkInbox(trial, recipient, accepted);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void clockOfTheHubSteps() throws Exception {
    try (Trial trial = Trial.of("hub-clock", "the hub's clock steps by hours, and back")) {
      List<Report> sent = new ArrayList<>();
      for (String step : List.of("PT2H", "PT-2H", "PT30M", "PT-3H", "PT0S")) {
        bench.order("clock " + step);
        trial.count(1);
        List<Report> some = reports.make(5);
        sent.addAll(some);
        if (step.startsWith("PT-")) {
          sendInVain(some);
        } else {
          sender.sendUntilAccepted(some, PATIENCE);
        }
      }
      trial.held("while it is behind, nothing is accepted that is signed later by its time");
      FaultBench.await(
          () -> {
            try {
              sender.send(sent);
            } catch (JMSException e) {
              throw new AssertionError(e);
            }
            return sent.stream().allMatch(sender::isAccepted);
          });
      trial.held("sent again afterwards: accepted");
      FaultBench.checkInbox(trial, recipient, sent);
      StringBuilder lines = new StringBuilder();
      assertThat(InProcess.run(lines, "audit", "verify", "--hub", bench.home().toString()))
          .as(lines.toString())
          .isZero();
      trial.held("the log verifies");
      bench.checkBooks(trial);
      trial.end();
    }
  }

  /** Refused as from the future, or not even let in: certificates too are younger than that. */
  private static void sendInVain(List<Report> some) throws InterruptedException {
    try {
      sender.send(some);
    } catch (JMSException e) {
      assertThat(some).noneMatch(sender::isAccepted);
    }
    Thread.sleep(Duration.ofSeconds(2));
    assertThat(some).noneMatch(sender::isAccepted);
  }

  @Test
  void poisonMessage() throws Exception {
    try (Trial trial =
        Trial.of("poison", "a message that no attempt can record, among 40 that can be")) {
      List<Report> neighbours = reports.make(40);
      Report poison = reports.make(Duration.ZERO);
      List<Report> all = new ArrayList<>(neighbours);
      all.add(trial.random().nextInt(neighbours.size()), poison);
      // A row in the way of the message's own: recording it faults each time.
      bench
          .database()
          .execute(
              """
              insert into message (sender, id, digest, type, lane, expires, accepted_at)
              values ('NL-CUSTOMS', '%s', '\\x%s', 'seizure-report/1', 'ORDINARY', now(), now())
              """
                  .formatted(reports.make(Duration.ZERO).id(), poison.manifest().value()));
      sender.send(all);
      trial.count(1);
      sender.sendUntilAccepted(neighbours, PATIENCE);
      FaultBench.checkInbox(trial, recipient, neighbours);
      FaultBench.await(() -> sender.told(Event.DEAD_LETTERED, poison.manifest()).size() == 1);
      bench.hub().awaitWords("is dead-lettered as number", Duration.ofSeconds(20));
      trial.held("dead-lettered, its sender told, an alarm in the hub's log");
      assertThat(recipient.delivered(poison)).isZero();
      bench
          .database()
          .execute(
              "delete from message where digest = '\\x%s'".formatted(poison.manifest().value()));
      bench.checkBooks(trial);
      long number =
          bench.database().number("select number from kept where state = 'dead-letter' and held");
      StringBuilder lines = new StringBuilder();
      int code =
          InProcess.run(
              lines,
              "operator",
              "requeue",
              "--hub",
              bench.home().toString(),
              "--reason",
              "cause removed",
              String.valueOf(number));
      assertThat(code).as(lines.toString()).isZero();
      FaultBench.checkInbox(trial, recipient, List.of(poison));
      trial.held("requeued by the operator: accepted");
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void revokedInMidFlight() throws Exception {
    try (Trial trial = Trial.of("revoked", "keys revoked between any two steps of a message")) {
      RawAgency cites = bench.agency("BE-CITES").read();
      Reports theirs = bench.reports(cites, FaultBench.RECIPIENT);
      List<Report> before = theirs.make(3);
      cites.sendUntilAccepted(before, PATIENCE);
      List<Report> signedBefore = theirs.make(3);
      Report accepted = theirs.make(Duration.ZERO);
      bench.order("at RECORD kill self");
      cites.send(List.of(accepted));
      FaultBench.await(() -> !bench.hub().isAlive());
      assertThat(
              bench
                  .database()
                  .number(
                      "select count(*) from delivery d join message m on m.number = d.message where state = 'due' and digest = '\\x%s'"
                          .formatted(accepted.manifest().value())))
          .isOne();
      bench.revoke("BE-CITES", CertificatePurpose.SIGNING);
      trial.count(1);
      bench.stopHub();
      bench.startHub();
      FaultBench.checkInbox(trial, recipient, List.of(accepted));
      trial.held("accepted before, delivered after");
      cites.sendUntilProven(signedBefore, PATIENCE);
      assertThat(signedBefore).allMatch(each -> cites.refusal(each).equals("SIGNER_REVOKED"));
      trial.held("signed before, sent after: SIGNER_REVOKED");
      int cut = cites.disconnections();
      bench.revoke("BE-CITES", CertificatePurpose.TRANSPORT);
      trial.count(1);
      FaultBench.await(() -> cites.disconnections() > cut);
      trial.held("the open connection is cut");
      assertThatThrownBy(() -> cites.send(theirs.make(1))).isInstanceOf(JMSException.class);
      trial.held("connected no more");
      FaultBench.checkInbox(trial, recipient, before);
      bench.checkBooks(trial);
      trial.end();
    }
  }
}
