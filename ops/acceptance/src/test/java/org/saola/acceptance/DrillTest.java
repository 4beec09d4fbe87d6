// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill as an operator runs it, and what its backups do not hold. */
class DrillTest {
  @TempDir Path data;

  @Test
  void aHubIsLostAndComesBack_andAnOlderBackupDoesNot() throws Exception {
    Program.Outcome drill =
        Program.saola("operator", "drill", "--data", data.resolve("drill").toString());
    System.out.println(drill.output());
    assertThat(drill.exitCode()).as(drill.output()).isZero();
    assertThat(drill.output())
        .contains("held  the older backup is refused, by a checkpoint that an agency has kept")
        .contains("held  restored against its own checkpoint, it is refused by the witness")
        .contains("held  the old hub does not start again beside its successor")
        .contains("held  each message lies once in the inbox of who was away")
        .contains("The books hold.")
        .contains("The log holds.")
        .endsWith("All held.\n");
    noKeyIsIn(data.resolve("drill/backup-last"));
  }

  /** The hub's own keys are known: none of their bytes may be found. */
  private void noKeyIsIn(Path backup) throws Exception {
    List<byte[]> secrets;
    try (Stream<Path> keys = Files.walk(data.resolve("drill/keys"))) {
      secrets =
          keys.filter(Files::isRegularFile)
              .filter(key -> !key.toString().endsWith(".pem"))
              .map(DrillTest::bytes)
              .toList();
    }
    assertThat(secrets).hasSizeGreaterThan(2);
    try (Stream<Path> files = Files.walk(backup)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString()).doesNotContain("/pki/").doesNotEndWith(".token");
        byte[] content = bytes(file);
        assertThat(secrets).as(file.toString()).noneMatch(secret -> contains(content, secret));
      }
    }
  }

  private static boolean contains(byte[] content, byte[] secret) {
    String all = new String(content, StandardCharsets.ISO_8859_1);
    return all.contains(new String(secret, StandardCharsets.ISO_8859_1).strip());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
