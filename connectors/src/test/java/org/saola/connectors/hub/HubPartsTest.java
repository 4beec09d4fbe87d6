// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

class HubPartsTest {
  private static final AgencyId SENDER = new AgencyId("NL-CUSTOMS");

  @TempDir private Path folder;

  /** A handshake with two certificates costs the hub as much as a megabyte. */
  @Test
  void theRequestsForAPartShareAConnection() throws Exception {
    MessageId id = MessageId.next(Clock.systemUTC(), new SecureRandom());
    byte[] sealed = new byte[100_000];
    Path file = Files.write(folder.resolve("sealed"), sealed);
    Digest digest = Digest.of(sealed);
    try (var hub = new StandInHub(Federation.DEMO)) {
      var tls = Federation.DEMO.keys(SENDER.value()).tls(Federation.DEMO.authority().anchor());
      var parts = new HubParts(URI.create(hub.https()), tls);

      parts.upload(id, "photo", digest, file, bytes -> {});

      for (String copy : new String[] {"one", "two"}) {
        Path to = folder.resolve(copy);
        parts.download(SENDER, id, "photo", digest, to, sealed.length);
        assertThat(to).hasBinaryContent(sealed);
      }
      assertThat(hub.parts.requests).hasSize(5);
      assertThat(hub.parts.connections).hasSize(1);
    }
  }
}
