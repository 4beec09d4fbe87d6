// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Urgency;
import org.saola.routes.RightOfWay;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.springframework.context.SmartLifecycle;

class UrgentArrivalsTest {
  private static final int BATCH = 50;

  @Test
  void anUrgentMessageHasTheRightOfWayBeforeAnybodyTakesIt() throws Exception {
    try (TestHub hub = TestHub.create()) {
      hub.start();
      hub.context().getBean("intakeReaders", SmartLifecycle.class).stop();
      RightOfWay way = hub.bean(RightOfWay.class);
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        customs.send(new byte[] {1});
        assertThat(way.batch(Urgency.ORDINARY, BATCH)).isEqualTo(BATCH);
        TestHub.await(
            () -> {
              customs.send(new byte[] {1}, Urgency.URGENT);
              return way.batch(Urgency.ORDINARY, BATCH) < BATCH;
            });
      }
    }
  }
}
