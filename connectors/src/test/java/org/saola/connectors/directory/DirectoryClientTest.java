// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.TlogProof;

class DirectoryClientTest {
  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = new Agency(folder.resolve("home"), "NL-CUSTOMS", hub);
  }

  @AfterEach
  void stop() {
    customs.close();
    hub.close();
  }

  private Directory next() {
    return next(hub.directory());
  }

  private static Directory next(Directory after) {
    return Federation.DEMO.sign(
        DirectoryDocument.after(after, Clock.systemUTC().instant())
            .with(new DirectoryDocument.Group("@new", List.of("EUROPOL"))));
  }

  @Test
  void provenVersionIsAdoptedAndKept() throws Exception {
    customs.directories.refresh();
    hub.publish(next());
    customs.directories.refresh();

    assertThat(customs.directories.latest().members("@new")).containsExactly("EUROPOL");
    Agency restarted = new Agency(folder.resolve("home"), "NL-CUSTOMS", hub);
    assertThat(restarted.directories.version()).isEqualTo(2);
    restarted.close();
  }

  @Test
  void versionThatAManifestNamesIsFetched() throws Exception {
    customs.directories.refresh();
    Directory next = next();
    hub.publish(next);

    assertThat(customs.directories.find(new Digest(next.digest()))).isPresent();
    assertThat(customs.directories.find(Digest.of(new byte[1]))).isEmpty();
  }

  @Test
  void versionWithoutAProofIsNotUsedYet() throws Exception {
    customs.directories.refresh();
    hub.publishUnproven(next());

    customs.directories.refresh();

    assertThat(customs.directories.version()).isEqualTo(1);
    assertThat(customs.alarms.count()).isZero();
  }

  @Test
  void withoutAnyProvenVersionThereIsNoDirectory() throws Exception {
    hub.proveDirectoryWith(1, null);

    assertThatThrownBy(() -> customs.directories.latest()).isInstanceOf(HubUnavailable.class);
  }

  @Test
  void proofOfAnotherEntryIsAnAlarm() throws Exception {
    customs.directories.refresh();
    hub.publishUnproven(next());
    Entry other =
        Entry.of(Event.DIRECTORY_CHANGED, Clock.systemUTC().instant())
            .message(Digest.of(new byte[1]))
            .version(2)
            .build();
    byte[] leaf = StrictJson.write(other);
    long index = hub.log.append(leaf);
    String checkpoint = hub.log.checkpoint();
    hub.proveDirectoryWith(
        2, new TlogProof(leaf, index, hub.log.inclusion(index), checkpoint).format().getBytes());

    customs.directories.refresh();

    assertThat(customs.directories.version()).isEqualTo(1);
    assertThat(customs.alarms.stands(Alarms.Kind.DIRECTORY_REFUSED)).isTrue();
  }

  @Test
  void versionThatDoesNotFollowIsAnAlarm() throws Exception {
    customs.directories.refresh();
    Directory other =
        Federation.DEMO.sign(
            Federation.DEMO
                .document()
                .with(new DirectoryDocument.Group("@other", List.of("EUROPOL"))));
    hub.publish(next(other));

    customs.directories.refresh();

    assertThat(customs.directories.version()).isEqualTo(1);
    assertThat(customs.alarms.stands(Alarms.Kind.DIRECTORY_REFUSED)).isTrue();
  }

  @Test
  void certificateInOurNameThatIsNotOursIsAnAlarm() throws Exception {
    customs.directories.refresh();
    assertThat(customs.alarms.count()).isZero();
    Keystore impostor =
        Federation.DEMO.authority().enrolAgency("NL-CUSTOMS", folder.resolve("impostor.p12"));
    DirectoryDocument.Agency ours = hub.directory().agency("NL-CUSTOMS").orElseThrow();
    hub.publish(
        Federation.DEMO.sign(
            DirectoryDocument.after(hub.directory(), Clock.systemUTC().instant())
                .with(ours.with(impostor))));

    customs.directories.refresh();

    assertThat(customs.alarms.stands(Alarms.Kind.FOREIGN_CERTIFICATE)).isTrue();
    assertThat(customs.alarms.count()).isEqualTo(3);
  }

  @Test
  void hubThatForgetsAVersionIsAnAlarm() throws Exception {
    hub.publish(next());
    customs.directories.refresh();
    hub.forgetDirectory();

    customs.directories.refresh();

    assertThat(customs.directories.version()).isEqualTo(2);
    assertThat(customs.alarms.stands(Alarms.Kind.DIRECTORY_ROLLBACK)).isTrue();
  }

  @Test
  void keptVersionThatWasChangedIsNotUsedAgain() throws Exception {
    customs.directories.refresh();
    Path kept = customs.home.directoryVersions().resolve("1.p7m");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);

    assertThatThrownBy(() -> new Agency(folder.resolve("home"), "NL-CUSTOMS", hub))
        .isInstanceOf(DirectoryRefused.class);
  }
}
