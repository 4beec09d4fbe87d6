// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditUnavailable;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** A hub that is stopped with messages in its journal goes on with them when it starts again. */
class RestartTest {
  private static final int MESSAGES = 20;

  @Test
  void messagesInIntakeAndInboxOutliveTheHub() throws Exception {
    try (TestHub hub = TestHub.create()) {
      hub.start();
      Set<Digest> sent = new HashSet<>();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        sent.addAll(send(hub, customs));
        TestHub.await(() -> hub.entries(Event.CONSIGNED).size() == MESSAGES);
      }
      hub.stop();

      // Everything that comes in now stays on the intake queue.
      hub.start(
          (stage, messages) -> {
            throw new AuditUnavailable("the database is away", new IllegalStateException());
          });
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        sent.addAll(send(hub, customs));
        assertThat(hub.bean(Broker.class).waiting(Queues.intake(customs.id(), Urgency.ORDINARY)))
            .isEqualTo(MESSAGES);
      }
      hub.stop();

      hub.start();
      try (TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
        Set<Digest> got = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
          got.add(Digest.ofHash(police.nextDelivery().signedManifest().orElseThrow().digest()));
        }
        assertThat(got).isEqualTo(sent);
        assertThat(police.deliveryWithin(300)).isEmpty();
      }
      assertThat(hub.entries(Event.ACCEPTED)).hasSize(2 * MESSAGES);
      assertThat(hub.entries(Event.DEAD_LETTERED)).isEmpty();
    }
  }

  @Test
  void aFullInboxAndAForbiddenSenderAreRefused() throws Exception {
    try (TestHub hub = TestHub.create("limits: {inbox-messages: 1}")) {
      hub.start();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS");
          TestAgency twix = TestAgency.connect(hub, "TWIX")) {
        Sealed first = TestMessage.from(hub, "NL-CUSTOMS").to("BE-CITES").report().seal();
        customs.send(first.bytes());
        customs.nextEntry(Event.CONSIGNED, first.manifest());
        Sealed second = TestMessage.from(hub, "NL-CUSTOMS").to("BE-CITES").report().seal();
        customs.send(second.bytes());
        assertThat(customs.nextEntry(Event.REFUSED, second.manifest()).code())
            .isEqualTo(RefusalCode.RECIPIENT_FULL.name());

        Sealed partners = TestMessage.from(hub, "TWIX").to("FR-POLICE").report().seal();
        twix.send(partners.bytes());
        assertThat(twix.nextEntry(Event.REFUSED, partners.manifest()).code())
            .isEqualTo(RefusalCode.SUBMIT_DENIED.name());
      }
    }
  }

  private static List<Digest> send(TestHub hub, TestAgency customs) throws Exception {
    List<Digest> sent = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      Sealed message = TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report().seal();
      customs.send(message.bytes());
      sent.add(message.manifest());
    }
    return sent;
  }

  @Test
  void whatExpiresInAnInboxIsRecordedAndTakenAway() throws Exception {
    try (TestHub hub = TestHub.create()) {
      hub.start();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS");
          TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
        Sealed sent =
            TestMessage.from(hub, "NL-CUSTOMS")
                .to("FR-POLICE")
                .report()
                .lifetime(Duration.ofSeconds(3))
                .seal();
        customs.send(sent.bytes());
        customs.nextEntry(Event.CONSIGNED, sent.manifest());
        assertThat(customs.nextEntry(Event.EXPIRED, sent.manifest()).to()).isEqualTo(police.id());
        assertThat(police.deliveryWithin(300)).isEmpty();
      }
      assertThat(hub.entries(Event.EXPIRED)).hasSize(1);
    }
  }
}
