// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;

class HubBrokerTest {
  /** Asking is a drain of the link, and ends the connection when a busy hub is slow to answer. */
  @Test
  void anEmptyLookAsksTheHubNothing() throws Exception {
    var factory =
        new HubBroker(
                URI.create("amqps://127.0.0.1:5671"),
                SSLContext.getDefault(),
                new AgencyId("NL-CUSTOMS"))
            .factory();
    assertThat(factory.isReceiveLocalOnly()).isTrue();
    assertThat(factory.isReceiveNoWaitLocalOnly()).isTrue();
  }
}
