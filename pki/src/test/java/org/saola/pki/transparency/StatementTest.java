// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Statement BACKUP = new Statement("backup", new byte[] {1, 2, 3});

  @TempDir private Path folder;
  private LogKeys keys;

  @BeforeEach
  void create() throws IOException {
    keys = LogKeys.create(folder.resolve("own"), "saola.test/hub", new SecureRandom());
  }

  private void refused(String signed, Statement statement, LogVerifierKeys verifiers) {
    assertThatThrownBy(() -> statement.verify(signed, verifiers)).isInstanceOf(LogRefused.class);
  }

  @Test
  void whatWasSaidHolds_andNothingElse() {
    String signed = keys.sign(BACKUP, NOW);
    assertThatCode(() -> BACKUP.verify(signed, keys.verifierKeys())).doesNotThrowAnyException();
    refused(signed, new Statement("backup", new byte[] {1, 2, 4}), keys.verifierKeys());
    refused(signed, new Statement("other", new byte[] {1, 2, 3}), keys.verifierKeys());
    assertThatThrownBy(() -> new Statement("two words", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherOfTheSameNameHasNotSaidIt() throws IOException {
    LogKeys other = LogKeys.create(folder.resolve("other"), keys.origin(), new SecureRandom());
    refused(other.sign(BACKUP, NOW), BACKUP, keys.verifierKeys());
    LogVerifierKeys half =
        new LogVerifierKeys(keys.verifierKeys().ed25519(), other.verifierKeys().mlDsa44());
    refused(keys.sign(BACKUP, NOW), BACKUP, half);
  }

  @Test
  void bothSignaturesMustBeThere_andHold() {
    String[] lines = keys.sign(BACKUP, NOW).split("\n");
    String body = String.join("\n", java.util.Arrays.copyOf(lines, 5)) + "\n";
    refused(body + lines[5] + "\n", BACKUP, keys.verifierKeys());
    refused(body + lines[6] + "\n", BACKUP, keys.verifierKeys());
    for (int line : new int[] {5, 6}) {
      String[] damaged = lines.clone();
      int middle = damaged[line].length() / 2;
      char other = damaged[line].charAt(middle) == 'A' ? 'B' : 'A';
      damaged[line] =
          damaged[line].substring(0, middle) + other + damaged[line].substring(middle + 1);
      refused(String.join("\n", damaged) + "\n", BACKUP, keys.verifierKeys());
    }
  }

  @Test
  void noneIsACheckpoint_andNoCheckpointIsOne() {
    assertThatThrownBy(() -> Checkpoint.verify(keys.sign(BACKUP, NOW), keys.verifierKeys()))
        .isInstanceOf(LogRefused.class);
    refused(keys.sign(0, Sha256.emptyTree(), NOW), BACKUP, keys.verifierKeys());
    assertThat(BACKUP.body(keys.origin())).startsWith("saola statement v1\n");
  }
}
