// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class EmergencyStopTest {
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void aHubThatHangsWhileItStopsIsEnded() throws Exception {
    var neverMore = new CountDownLatch(1);
    var hub =
        new GenericApplicationContext() {
          @Override
          public void close() {
            try {
              neverMore.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    new EmergencyStop(hub, Duration.ofMillis(50), ended::countDown).stop("for a test");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    neverMore.countDown();
  }

  @Test
  void aHubThatStopsInOrderIsNot() throws Exception {
    var hub = new GenericApplicationContext();
    hub.refresh();
    new EmergencyStop(hub, Duration.ofMillis(500), ended::countDown).stop("for a test");
    assertThat(ended.await(1, TimeUnit.SECONDS)).isFalse();
    assertThat(hub.isActive()).isFalse();
  }
}
