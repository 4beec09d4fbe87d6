// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.saola.message.notice.Event;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** Rows go at the end of their retention, and not before. */
class RetentionTest {
  @Test
  void whatHasExpiredIsForgottenAndStillNotTakenAgain() throws Exception {
    try (TestHub hub = TestHub.create("retention: {messages: 0s, refused: 0s}")) {
      hub.start();
      Sealed lasting = TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report().seal();
      Sealed brief =
          TestMessage.from(hub, "NL-CUSTOMS")
              .to("FR-POLICE")
              .report()
              .lifetime(Duration.ofSeconds(2))
              .seal();
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        customs.send(lasting.bytes());
        customs.send(brief.bytes());
        customs.nextEntry(Event.EXPIRED, brief.manifest());
        customs.send(new byte[] {1, 2, 3});
        TestHub.await(() -> hub.bean(Broker.class).waiting(Queues.INVALID) == 1);
        TestHub.await(() -> number(hub, "count(*) from kept where held") == 1);
      }
      hub.stop();

      hub.start();
      TestHub.await(() -> number(hub, "count(*) from kept") == 0);
      TestHub.await(() -> hub.bean(Broker.class).waiting(Queues.INVALID) == 0);
      assertThat(number(hub, "count(*) from message")).isEqualTo(1);
      assertThat(number(hub, "messages from purged")).isEqualTo(1);
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        customs.send(brief.bytes());
        assertThat(customs.nextEntry(Event.REFUSED, brief.manifest()).code())
            .isEqualTo(RefusalCode.EXPIRED.name());
      }
      assertThat(hub.entries(Event.ACCEPTED)).hasSize(2);
    }
  }

  private static long number(TestHub hub, String what) {
    return hub.database().sql("select " + what).query(Long.class).single();
  }
}
