// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.audit.AuditUnavailable;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;
import org.saola.routes.fixture.Trip;

/** What is sent twice, and what is done twice because something broke, has one effect. */
class RepetitionTest {
  private static final Trip trip = new Trip();
  private static TestHub hub;
  private static TestAgency customs;
  private static TestAgency police;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start(trip);
    customs = TestAgency.connect(hub, "NL-CUSTOMS");
    police = TestAgency.connect(hub, "FR-POLICE");
  }

  @AfterAll
  static void stop() throws Exception {
    customs.close();
    police.close();
    hub.close();
  }

  private static TestMessage report() {
    return TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report();
  }

  @Test
  void sameMessageTwiceHasOneEffectAndTheSameEvidence() throws Exception {
    Sealed sent = report().seal();
    customs.send(sent.bytes());
    Entry first = customs.nextEntry(Event.ACCEPTED, sent.manifest());
    customs.nextEntry(Event.CONSIGNED, sent.manifest());

    customs.send(sent.bytes());
    assertThat(customs.nextEntry(Event.ACCEPTED, sent.manifest())).isEqualTo(first);
    assertDeliveredOnce(sent);
  }

  @Test
  void sameMessageTwiceInOneBatchHasOneEffect() throws Exception {
    Sealed sent = report().seal();
    Sealed neighbour = report().seal();
    // Held up, so that all lie there when the batch is taken.
    trip.at(Stage.RECEIVE, 4, outage());
    for (byte[] bytes : List.of(sent.bytes(), neighbour.bytes(), sent.bytes(), sent.bytes())) {
      customs.send(bytes);
    }
    assertDeliveredOnce(sent, neighbour);
  }

  @Test
  void anIdWithOtherContentIsRefusedAndASecurityEvent() throws Exception {
    TestMessage first = report();
    Sealed sent = first.seal();
    customs.send(sent.bytes());
    Sealed other = report().id(first.id()).seal();
    customs.send(other.bytes());

    assertThat(customs.nextEntry(Event.REFUSED, other.manifest()).code())
        .isEqualTo(RefusalCode.REPLAY_WITH_OTHER_CONTENT.name());
    assertThat(hub.entries(Event.SECURITY_EVENT))
        .anyMatch(entry -> other.manifest().equals(entry.message()));
    assertDeliveredOnce(sent);
    assertThat(entries(Event.ACCEPTED, other.manifest())).isEmpty();
  }

  /** Behind RECORD lies the gap between the two commits; behind DELIVER both are done. */
  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"RECEIVE", "AUTHENTICATE", "VALIDATE", "AUTHORIZE", "RECORD", "DELIVER"})
  void aFaultBehindAStageLosesNothingAndRepeatsNothing(Stage stage) throws Exception {
    // What DELIVER has committed does not come again: one batch may hold both messages.
    trip.at(stage, stage == Stage.DELIVER ? 1 : 2);
    Sealed one = report().seal();
    Sealed two = report().seal();
    customs.send(one.bytes());
    customs.send(two.bytes());
    assertDeliveredOnce(one, two);
    assertThat(trip.done()).isTrue();
  }

  @Test
  void aFaultInAcknowledgingWritesEachConsignmentOnce() throws Exception {
    trip.at(Stage.ACKNOWLEDGE, 2);
    Sealed sent = report().seal();
    customs.send(sent.bytes());
    // The first pass has written it all: that it is told again is what is tried here.
    TestHub.await(trip::done);
    assertDeliveredOnce(sent);
  }

  @Test
  void anOutageIsWaitedOut() throws Exception {
    trip.at(Stage.AUTHORIZE, 6, outage());
    Sealed sent = report().seal();
    customs.send(sent.bytes());
    assertDeliveredOnce(sent);
    assertThat(entries(Event.DEAD_LETTERED, sent.manifest())).isEmpty();
  }

  @Test
  void aPoisonMessageIsSetAsideAndHarmsNoNeighbour() throws Exception {
    Sealed poison = report().seal();
    Sealed neighbour = report().seal();
    poison(poison.manifest());
    trip.at(Stage.RECEIVE, 4, outage());
    customs.send(poison.bytes());
    customs.send(neighbour.bytes());

    assertDeliveredOnce(neighbour);
    TestHub.await(() -> entries(Event.DEAD_LETTERED, poison.manifest()).size() == 1);
    customs.nextEntry(Event.DEAD_LETTERED, poison.manifest());
    TestHub.await(() -> hub.bean(Broker.class).waiting(Queues.DEAD_LETTER) == 1);
    assertThat(entries(Event.ACCEPTED, poison.manifest())).isEmpty();
  }

  /** A row in the way of the message's own: every attempt to record it faults. */
  private static void poison(Digest manifest) {
    hub.database()
        .sql(
            """
            insert into message (sender, id, digest, type, lane, expires, accepted_at)
            values ('NL-CUSTOMS', ?::uuid, ?, 'seizure-report/1', 'ORDINARY', now(), now())
            """)
        .param(report().id().value())
        .param(manifest.bytes())
        .update();
  }

  private static AuditUnavailable outage() {
    return new AuditUnavailable("the database is away", new IllegalStateException());
  }

  private static void assertDeliveredOnce(Sealed... messages) throws Exception {
    for (Sealed message : messages) {
      TestHub.await(() -> entries(Event.CONSIGNED, message.manifest()).size() == 1);
    }
    TestHub.await(
        () -> hub.bean(Broker.class).waiting(Queues.intake(customs.id(), Urgency.ORDINARY)) == 0);
    List<Digest> got =
        List.of(messages).stream().map(any -> digest(next())).sorted(byValue()).toList();
    assertThat(got)
        .isEqualTo(List.of(messages).stream().map(Sealed::manifest).sorted(byValue()).toList());
    assertThat(police.deliveryWithin(300)).isEmpty();
    for (Sealed message : messages) {
      assertThat(entries(Event.ACCEPTED, message.manifest())).hasSize(1);
      assertThat(entries(Event.CONSIGNED, message.manifest())).hasSize(1);
    }
  }

  private static java.util.Comparator<Digest> byValue() {
    return java.util.Comparator.comparing(Digest::value);
  }

  private static SealedMessage next() {
    try {
      return police.nextDelivery();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Digest digest(SealedMessage message) {
    return Digest.ofHash(message.signedManifest().orElseThrow().digest());
  }

  private static List<Entry> entries(Event event, Digest message) {
    return hub.entries(event).stream().filter(each -> message.equals(each.message())).toList();
  }
}
