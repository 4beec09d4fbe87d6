// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.Digest;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Revocation;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.TlogProof;
import org.saola.routes.fixture.TestFederation;

class DirectoryServiceTest {
  private static final TestFederation FEDERATION = TestFederation.get();

  @TempDir private Path folder;
  private final Register register = new Register();
  private Directory latest;

  @BeforeEach
  void firstVersion() throws Exception {
    publish(FEDERATION.firstVersion());
  }

  @Test
  void theFirstVersionIsAdoptedAndShownToPeople() throws Exception {
    DirectoryService service = open();
    assertThat(service.latest().digest()).isEqualTo(latest.digest());
    assertThat(folder.resolve("1.json")).hasBinaryContent(latest.json());
    assertThat(register.said).containsExactly("adopt 1 []");
  }

  @Test
  void theNextVersionIsAdoptedOnceItsFileHasSettled() throws Exception {
    DirectoryService service = open();
    publish(next().withoutAgency("TWIX"));
    service.look();
    assertThat(service.latest().document().version()).isEqualTo(1);
    service.look();
    assertThat(service.latest().document().version()).isEqualTo(2);
    assertThat(service.history().find(service.version(1).orElseThrow().digest())).isPresent();
    assertThat(folder.resolve("2.json")).exists();
    assertThat(register.said).containsExactly("adopt 1 []", "adopt 2 []");
  }

  @Test
  void aFileThatIsStillBeingCopiedIsNotRefused() throws Exception {
    DirectoryService service = open();
    byte[] signed = FEDERATION.sign(next());
    Path file = folder.resolve("2.p7m");
    Files.write(file, java.util.Arrays.copyOf(signed, signed.length / 2));
    service.look();
    Files.write(file, signed);
    service.look();
    service.look();
    assertThat(service.latest().document().version()).isEqualTo(2);
    assertThat(register.said).containsExactly("adopt 1 []", "adopt 2 []");
  }

  @Test
  void whatAVersionRevokesIsHandedToTheRegister() throws Exception {
    DirectoryService service = open();
    var certificate = FEDERATION.keystore("FR-POLICE").certificate(CertificatePurpose.SIGNING);
    Revocation revocation = Revocation.of(certificate, Instant.now(), "lost");
    publish(next().with(revocation));
    look(service);
    publish(next());
    look(service);
    assertThat(register.said)
        .containsExactly("adopt 1 []", "adopt 2 [" + revocation.serial() + "]", "adopt 3 []");
  }

  @Test
  void aVersionThatDoesNotVerifyIsRefusedOnce_andTheOldOneStays() throws Exception {
    DirectoryService service = open();
    byte[] signed = FEDERATION.sign(next());
    signed[signed.length / 2] ^= 1;
    Files.write(folder.resolve("2.p7m"), signed);
    look(service);
    look(service);
    assertThat(service.latest().document().version()).isEqualTo(1);
    assertThat(register.said).containsExactly("adopt 1 []", "refused 2");

    publish(next());
    look(service);
    assertThat(service.latest().document().version()).isEqualTo(2);
  }

  @Test
  void aVersionThatDoesNotFollowIsRefusedBeforeItIsRecorded() throws Exception {
    DirectoryService service = open();
    DirectoryDocument next = next();
    DirectoryDocument other =
        new DirectoryDocument(
            next.federation(),
            2,
            "0".repeat(64),
            next.created(),
            next.agencies(),
            next.groups(),
            next.revoked());
    Files.write(folder.resolve("2.p7m"), FEDERATION.sign(other));
    look(service);
    assertThat(service.latest().document().version()).isEqualTo(1);
    assertThat(register.said).containsExactly("adopt 1 []", "refused 2");
  }

  @Test
  void whatCannotBeRecordedIsNotAdopted() throws Exception {
    DirectoryService service = open();
    publish(next());
    register.broken = true;
    service.look();
    assertThatThrownBy(service::look).hasMessage("no database");
    assertThat(service.latest().document().version()).isEqualTo(1);
    register.broken = false;
    service.look();
    assertThat(service.latest().document().version()).isEqualTo(2);
  }

  @Test
  void aHubWithoutDirectoryDoesNotStart() throws Exception {
    Files.delete(folder.resolve("1.p7m"));
    assertThatThrownBy(this::open).isInstanceOf(DirectoryRefused.class);
  }

  @Test
  void anAdoptedVersionThatIsGoneKeepsTheHubFromStarting() throws Exception {
    DirectoryService service = open();
    publish(next());
    look(service);
    Files.delete(folder.resolve("2.p7m"));
    assertThatThrownBy(this::open)
        .isInstanceOf(DirectoryRefused.class)
        .hasMessageContaining("gone");
  }

  @Test
  void anotherFirstVersionThanTheAdoptedKeepsTheHubFromStarting() throws Exception {
    open();
    Files.write(
        folder.resolve("1.p7m"),
        FEDERATION.sign(DirectoryDocument.first(TestFederation.NAME, Instant.now())));
    assertThatThrownBy(this::open)
        .isInstanceOf(DirectoryRefused.class)
        .hasMessageContaining("not the one that was adopted");
  }

  private DirectoryService open() throws Exception {
    return DirectoryService.open(
        new DirectoryFolder(folder), FEDERATION.authority().anchor(), register);
  }

  private void publish(DirectoryDocument document) throws Exception {
    byte[] signed = FEDERATION.sign(document);
    Files.write(folder.resolve(document.version() + ".p7m"), signed);
    latest = Directory.verify(signed, FEDERATION.authority().anchor());
  }

  private DirectoryDocument next() {
    return DirectoryDocument.after(latest, Instant.now());
  }

  private static void look(DirectoryService service) throws Exception {
    service.look();
    service.look();
  }

  /** Remembers, as the database does. */
  private static final class Register implements DirectoryRegister {
    private final Map<Integer, Digest> versions = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private boolean broken;

    @Override
    public Map<Integer, Digest> adopted() {
      return versions;
    }

    @Override
    public void adopt(Directory directory, List<String> revoked) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      int version = directory.document().version();
      if (versions.put(version, new Digest(directory.digest())) == null) {
        said.add("adopt %d %s".formatted(version, revoked));
      }
    }

    @Override
    public void refused(int version, Digest file, String why) {
      said.add("refused " + version);
    }

    @Override
    public Optional<TlogProof> proof(int version) {
      return Optional.empty();
    }
  }
}
