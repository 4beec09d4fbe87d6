// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Event;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** Limits that are reached: who is told, and whom it does not concern. */
class QuotasAtTheHubTest {
  private static final int ROOM = 8;
  private static final int BATCH = 50;
  private static final int MINUTES_WORTH = 60;

  @Test
  void whoSendsTooManyIsToldSo_byEachLaneApart_andNobodyElseIsHeldUp() throws Exception {
    try (TestHub hub = TestHub.create("limits: {messages-per-second: 1, urgent-per-second: 0}")) {
      hub.start();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS");
          TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
        assertThatThrownBy(() -> customs.send(report(hub, "NL-CUSTOMS").bytes(), Urgency.URGENT))
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("QUOTA_URGENT: NL-CUSTOMS may send 0 urgent messages a second");
        assertThat(hub.bean(RightOfWay.class).batch(Urgency.ORDINARY, BATCH))
            .as("what is not taken has no right of way")
            .isEqualTo(BATCH);

        byte[] again = report(hub, "NL-CUSTOMS").bytes();
        Optional<String> told = Optional.empty();
        int taken = 0;
        while (told.isEmpty() && taken < 10 * MINUTES_WORTH) {
          told = refusal(customs, again);
          taken += told.isEmpty() ? 1 : 0;
        }
        assertThat(told.orElse("taken without end"))
            .contains("QUOTA_MESSAGES: NL-CUSTOMS may send 1 ordinary messages a second");
        assertThat(taken).isGreaterThanOrEqualTo(MINUTES_WORTH);

        Sealed other = report(hub, "FR-POLICE");
        police.send(other.bytes());
        police.nextEntry(Event.CONSIGNED, other.manifest());
      }
    }
  }

  /** On a link without a target nothing has been checked when a message comes. */
  @Test
  void whoSendsInAnothersNameSpendsNothing_andTheWholeNameOfAQueueHasNoQuotaOfItsOwn()
      throws Exception {
    try (TestHub hub = TestHub.create("limits: {messages-per-second: 1, urgent-per-second: 1}")) {
      hub.start();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS");
          TestAgency police = TestAgency.connect(hub, "FR-POLICE");
          MessageProducer anywhere = police.session().createProducer(null)) {
        for (int i = 0; i < 2 * MINUTES_WORTH; i++) {
          assertThatThrownBy(() -> forge(police, anywhere, "saola.intake.NL-CUSTOMS.urgent"))
              .isInstanceOf(JMSException.class)
              .hasMessageContaining("FR-POLICE may not send to saola.intake.NL-CUSTOMS.urgent");
        }
        for (int i = 0; i < MINUTES_WORTH; i++) {
          customs.send(new byte[] {1}, Urgency.URGENT);
        }

        String queue = Queues.intake(customs.id(), Urgency.ORDINARY);
        Optional<String> told = Optional.empty();
        for (int i = 0; told.isEmpty() && i < 10 * MINUTES_WORTH; i++) {
          told = refusal(customs, new byte[] {1});
        }
        assertThat(told).isPresent();
        assertThatThrownBy(
                () -> {
                  for (int i = 0; i < MINUTES_WORTH / 2; i++) {
                    customs.send(queue + "::" + queue, customs.message(new byte[] {1}));
                  }
                })
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("QUOTA_MESSAGES: NL-CUSTOMS");
      }
    }
  }

  private static void forge(TestAgency by, MessageProducer anywhere, String queue)
      throws JMSException {
    anywhere.send(by.session().createQueue(queue), by.message(new byte[] {1}));
  }

  private static Optional<String> refusal(TestAgency agency, byte[] body) {
    try {
      agency.send(body);
      return Optional.empty();
    } catch (JMSException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Sealed report(TestHub hub, String from) {
    return TestMessage.from(hub, from).to("EUROPOL").report().seal();
  }

  /** Notices lie in the inbox too, so it is full after fewer messages than it has room for. */
  @Test
  void aRecipientThatIsAwayDelaysNobodyElse_andItsFullInboxIsSaid() throws Exception {
    try (TestHub hub = TestHub.create("limits: {inbox-messages: " + ROOM + "}")) {
      hub.start();
      List<Digest> waiting = new ArrayList<>();
      List<Digest> refused = new ArrayList<>();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        try (TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
          while (refused.size() < 2) {
            Digest away = send(hub, customs, "BE-CITES");
            TestHub.await(() -> has(hub, Event.CONSIGNED, away) || has(hub, Event.REFUSED, away));
            (has(hub, Event.REFUSED, away) ? refused : waiting).add(away);
            Digest here = send(hub, customs, "FR-POLICE");
            assertThat(Digest.ofHash(police.nextDelivery().signedManifest().orElseThrow().digest()))
                .isEqualTo(here);
          }
        }
        assertThat(waiting).hasSizeBetween(1, ROOM);
        for (Digest each : refused) {
          assertThat(customs.nextEntry(Event.REFUSED, each).code())
              .isEqualTo(RefusalCode.RECIPIENT_FULL.name());
        }
        assertThat(hub.entries(Event.REFUSED)).hasSameSizeAs(refused);

        try (TestAgency cites = TestAgency.connect(hub, "BE-CITES")) {
          for (Digest each : waiting) {
            assertThat(Digest.ofHash(cites.nextDelivery().signedManifest().orElseThrow().digest()))
                .isEqualTo(each);
          }
          Digest later = send(hub, customs, "BE-CITES");
          assertThat(Digest.ofHash(cites.nextDelivery().signedManifest().orElseThrow().digest()))
              .isEqualTo(later);
        }
      }
    }
  }

  private static boolean has(TestHub hub, Event event, Digest message) {
    return hub.entries(event).stream().anyMatch(entry -> message.equals(entry.message()));
  }

  private static Digest send(TestHub hub, TestAgency from, String to) throws Exception {
    Sealed message = TestMessage.from(hub, "NL-CUSTOMS").to(to).report().seal();
    from.send(message.bytes());
    return message.manifest();
  }
}
