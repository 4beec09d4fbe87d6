// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {
  @TempDir Path folder;

  @Test
  void loaded_areTheKeysThatWereCreated() throws Exception {
    LogKeys created = MemoryLog.keys(folder);
    LogKeys loaded = LogKeys.load(folder);
    assertThat(loaded.origin()).isEqualTo("saola.test/hub");
    assertThat(loaded.verifierKeys()).isEqualTo(created.verifierKeys());
    byte[] root = NaiveTree.of(3).root();
    assertThat(loaded.sign(3, root, MemoryLog.AT)).isEqualTo(created.sign(3, root, MemoryLog.AT));
  }

  @Test
  void files_areOwnerOnly_andReadByOtherTools() throws Exception {
    MemoryLog.keys(folder);
    byte[] ed25519 = pkcs8(folder.resolve("log.key"));
    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(ed25519));
    // RFC 9881 6: OID of ML-DSA-44, then the seed under [0].
    String start = "3034020100300b060960864801650304031104228020";
    assertThat(HexFormat.of().formatHex(pkcs8(folder.resolve("log-mldsa.key"))))
        .startsWith(start)
        .hasSize(start.length() + 64);
  }

  private static byte[] pkcs8(Path file) throws Exception {
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String text = Files.readString(file);
    assertThat(text).startsWith("Origin: saola.test/hub\n-----BEGIN PRIVATE KEY-----\n");
    String base64 = text.replaceAll("(?s)^.*BEGIN PRIVATE KEY-----|-----END.*$", "");
    return Base64.getMimeDecoder().decode(base64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void anyOtherMode_isRefused(String mode) throws Exception {
    MemoryLog.keys(folder);
    for (String name : new String[] {"log.key", "log-mldsa.key"}) {
      Path file = folder.resolve(name);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertThatIOException()
          .isThrownBy(() -> LogKeys.load(folder))
          .withMessageContaining(name)
          .withMessageContaining("chmod 600");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void existingKeys_areNeverOverwritten() throws Exception {
    LogKeys first = MemoryLog.keys(folder);
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> MemoryLog.keys(folder));
    assertThat(LogKeys.load(folder).verifierKeys()).isEqualTo(first.verifierKeys());
  }

  @Test
  void keysOfTwoLogs_areRefused() throws Exception {
    MemoryLog.keys(folder);
    Path other = folder.resolve("other");
    LogKeys.create(other, "saola.test/other", new SecureRandom());
    Files.delete(folder.resolve("log-mldsa.key"));
    Files.move(other.resolve("log-mldsa.key"), folder.resolve("log-mldsa.key"));
    assertThatIOException()
        .isThrownBy(() -> LogKeys.load(folder))
        .withMessageContaining("not of one name");
  }

  @Test
  void keyOfAnotherAlgorithm_isRefused() throws Exception {
    MemoryLog.keys(folder);
    Files.delete(folder.resolve("log-mldsa.key"));
    Files.move(folder.resolve("log.key"), folder.resolve("log-mldsa.key"));
    MemoryLog.keys(folder.resolve("other"));
    Files.move(folder.resolve("other/log.key"), folder.resolve("log.key"));
    assertThatIOException()
        .isThrownBy(() -> LogKeys.load(folder))
        .withMessageContaining("another algorithm");
  }

  @Test
  void damagedKey_isRefusedWithoutShowingIt() throws Exception {
    MemoryLog.keys(folder);
    Path file = folder.resolve("log.key");
    String text = Files.readString(file);
    for (String damaged :
        new String[] {
          "", text.substring(23), text.replace("PRIVATE", "PUBLIC"), text.substring(0, 80)
        }) {
      Files.writeString(file, damaged);
      assertThatIOException().isThrownBy(() -> LogKeys.load(folder));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "saola test", "saola+test", "saola\n", "saola\u00a0test", "\u0000"})
  void originThatNoNoteMayCarry_isRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogKeys.create(folder, origin, new SecureRandom()));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void printed_showsNoKey() throws Exception {
    LogKeys keys = MemoryLog.keys(folder);
    assertThat(keys).hasToString("LogKeys[saola.test/hub, redacted]");
    assertThat(KeyFile.read(folder.resolve("log.key")))
        .hasToString("KeyFile[saola.test/hub, redacted]");
  }

  @Test
  void verifierKeys_areWrittenALineEach() throws Exception {
    LogVerifierKeys keys = MemoryLog.keys(folder).verifierKeys();
    keys.write(folder);
    assertThat(folder.resolve("log.vkey")).hasContent(keys.ed25519() + "\n");
    assertThat(folder.resolve("log-mldsa.vkey")).hasContent(keys.mlDsa44() + "\n");
    assertThat(LogVerifierKeys.read(folder)).isEqualTo(keys);
    assertThat(keys.ed25519()).matches("saola\\.test/hub\\+[0-9a-f]{8}\\+AQ?[A-Za-z0-9+/]+=*");
  }

  @Test
  void createdTwice_areDifferentKeysOfBothKinds() throws Exception {
    LogVerifierKeys one = MemoryLog.keys(folder.resolve("one")).verifierKeys();
    LogVerifierKeys other = MemoryLog.keys(folder.resolve("other")).verifierKeys();
    assertThat(one.ed25519()).isNotEqualTo(other.ed25519());
    assertThat(one.mlDsa44()).isNotEqualTo(other.mlDsa44());
  }
}
