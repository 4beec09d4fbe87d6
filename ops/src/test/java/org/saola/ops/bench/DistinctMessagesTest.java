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
import org.saola.message.manifest.Part;
import org.saola.message.seizure.SeizureReport;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.suite.Suites;

class DistinctMessagesTest {
  private static final int CONTENT_BYTES = 2048;

  @TempDir Path folder;

  @Test
  void messagesAreValidSignedSealedAndDistinct() throws Exception {
    var federation = new BenchFederation(folder);
    federation.create(Suites.HIGH);
    Directory directory = federation.directory();
    String recipient = BenchFederation.RECIPIENTS.getFirst();
    var messages =
        new DistinctMessages(
            federation.keystore(BenchFederation.SENDER),
            List.of(new AgencyId(recipient)),
            directory,
            CONTENT_BYTES,
            Clock.systemUTC(),
            new SecureRandom());

    List<byte[]> made = messages.make(3);

    assertThat(made.stream().map(Digest::of)).doesNotHaveDuplicates();
    for (byte[] body : made) {
      SealedMessage message = SealedMessage.parse(body, 64 * 1024);
      var signed = message.signedManifest().orElseThrow();
      assertThat(signed.verify(directory, 2, Clock.systemUTC().instant()).agency())
          .isEqualTo("NL-CUSTOMS");
      Manifest manifest = StrictJson.read(signed.unverifiedManifest(), Manifest.class);
      assertThat(manifest.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.size()).isEqualTo(CONTENT_BYTES);
                assertThat(part.sealed().bytes()).isEqualTo(message.parts().getFirst().digest());
              });
      assertThat(message.parts().getFirst().recipients(directory)).containsExactly(recipient);
    }
    ApartMessage apart = messages.apart(70_000, folder);
    assertThat(Digest.of(Files.readAllBytes(apart.file()))).isEqualTo(apart.sealed());
    Manifest manifest =
        StrictJson.read(
            SealedMessage.parse(apart.body(), 64 * 1024)
                .signedManifest()
                .orElseThrow()
                .unverifiedManifest(),
            Manifest.class);
    assertThat(manifest.parts())
        .filteredOn(Part::claimCheck)
        .singleElement()
        .returns(apart.sealed(), Part::sealed)
        .returns(70_000L, Part::size);

    assertThat(StrictJson.read(messages.content(7), SeizureReport.class).reference())
        .isEqualTo("SYNTHETIC-000007");
  }
}
