// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.file.PrivateFile;

class KeystoreTest {
  private static final TestFederation DEMO = TestFederation.demo();

  @TempDir Path folder;

  @Test
  void storedKeysLoadWithTheirPasswordOnly() throws Exception {
    Path p12 = folder.resolve("keystore.p12");
    DEMO.keystore(NL).file().store(p12, "right".toCharArray());
    Keystore loaded = Keystore.load(p12, "right".toCharArray());
    assertThat(loaded.certificate(CertificatePurpose.SIGNING))
        .isEqualTo(DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING));
    CertificateRefusal.expect(Code.WRONG_PASSWORD, () -> Keystore.load(p12, "wrong".toCharArray()));
  }

  @Test
  void filesThatAreNoKeystoreAreRefused() throws Exception {
    Path file = Files.write(folder.resolve("keystore.p12"), new byte[] {1, 2, 3});
    CertificateRefusal.expect(Code.MALFORMED, () -> Keystore.load(file, new char[0]));
    assertThatThrownBy(() -> Keystore.load(folder.resolve("none"), new char[0]))
        .isInstanceOf(IOException.class);
  }

  @Test
  void keysOfTwoAgenciesInOneFileAreRefused() throws Exception {
    List<KeyFile.Entry> entries = new ArrayList<>(DEMO.keystore(NL).file().entries());
    entries.addAll(DEMO.keystore(FR).file().entries());
    Path p12 = folder.resolve("keystore.p12");
    new KeyFile(entries).store(p12, "secret".toCharArray());
    CertificateRefusal.expect(Code.WRONG_SUBJECT, () -> Keystore.load(p12, "secret".toCharArray()));
  }

  @Test
  void environmentComesBeforeThePasswordFile() throws Exception {
    Path p12 = folder.resolve("keystore.p12");
    PrivateFile.write(KeystorePassword.file(p12), "from-file\n");
    assertThat(KeystorePassword.find(p12, Map.of())).isEqualTo("from-file".toCharArray());
    assertThat(KeystorePassword.find(p12, Map.of("SAOLA_KEYSTORE_PASSWORD", "from-env")))
        .isEqualTo("from-env".toCharArray());
    assertThatThrownBy(() -> KeystorePassword.find(folder.resolve("other.p12"), Map.of()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void passwordFileOfAnotherModeIsRefused(String mode) throws Exception {
    Path p12 = folder.resolve("keystore.p12");
    Path file = KeystorePassword.file(p12);
    PrivateFile.write(file, "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    CertificateRefusal.expect(Code.EXPOSED_PASSWORD, () -> KeystorePassword.find(p12, Map.of()));
  }

  @Test
  void secretsDoNotPrint() throws Exception {
    Keystore keys = DEMO.keystore(NL);
    KeyFile.Entry entry = keys.file().newest(CertificatePurpose.TRANSPORT);
    for (Object secret :
        List.of(
            keys,
            keys.file(),
            entry,
            keys.signingKey(),
            keys.sealingKeys().getFirst(),
            DEMO.authority().registrar(),
            DEMO.authority())) {
      assertThat(secret.toString())
          .as(secret.getClass().getSimpleName())
          .contains("redacted")
          .hasSizeLessThan(100);
    }
  }
}
