// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.seizure.SeizureReport;
import org.saola.ops.demo.DemoFederation;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealedMessage;

class DistinctMessagesTest {
  private static final int CONTENT_BYTES = 2048;

  @TempDir Path folder;

  @Test
  void messagesAreValidSignedSealedAndDistinct() throws Exception {
    DemoFederation federation = new DemoFederation(folder);
    federation.create();
    Path home = federation.agency("NL-CUSTOMS");
    Path keystore = home.resolve("keystore.p12");
    Directory directory =
        Directory.verify(
            Files.readAllBytes(federation.hub().root().resolve("directory/1.p7m")),
            TrustAnchor.load(home.resolve("trust-anchor.pem")));
    var messages =
        new DistinctMessages(
            Keystore.load(keystore, Keystore.password(keystore)),
            new AgencyId("EUROPOL"),
            directory,
            CONTENT_BYTES,
            Clock.systemUTC(),
            new SecureRandom());

    List<byte[]> made = messages.make(3);

    assertThat(made.stream().map(Digest::of)).doesNotHaveDuplicates();
    for (byte[] body : made) {
      SealedMessage message = SealedMessage.parse(body, 64 * 1024);
      var signed = message.signedManifest().orElseThrow();
      assertThat(signed.verify(directory, 1, Clock.systemUTC().instant()).agency())
          .isEqualTo("NL-CUSTOMS");
      Manifest manifest = StrictJson.read(signed.unverifiedManifest(), Manifest.class);
      assertThat(manifest.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.size()).isEqualTo(CONTENT_BYTES);
                assertThat(part.sealed().bytes()).isEqualTo(message.parts().getFirst().digest());
              });
      assertThat(message.parts().getFirst().recipients(directory)).containsExactly("EUROPOL");
    }
    assertThat(StrictJson.read(messages.content(7), SeizureReport.class).reference())
        .isEqualTo("SYNTHETIC-000007");
  }
}
