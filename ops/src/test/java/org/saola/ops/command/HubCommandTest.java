// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saola.ops.ExitCode;
import org.saola.routes.EmergencyStop;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class HubCommandTest {
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aHubThatStoppedBeforeAnybodyListenedIsNotWaitedFor() throws Exception {
    var hub = new AnnotationConfigApplicationContext();
    hub.registerBean(EmergencyStop.class);
    hub.refresh();
    EmergencyStop emergency = hub.getBean(EmergencyStop.class);
    emergency.stop("for a test");
    while (hub.isActive()) {
      Thread.sleep(10);
    }
    assertThat(HubCommand.run(hub, emergency)).isEqualTo(ExitCode.FAILED);
  }
}
