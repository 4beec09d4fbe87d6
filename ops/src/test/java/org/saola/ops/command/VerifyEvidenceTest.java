// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.evidence.EvidenceHeader.Asked;
import org.saola.ops.Saola;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Tree;
import org.saola.pki.transparency.WitnessKeys;
import org.saola.routes.evidence.EvidenceSource;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf;

/** {@code saola verify} of what an auditor's console has exported, with nothing but keys. */
class VerifyEvidenceTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] SALT = new byte[32];

  @TempDir Path folder;
  private Path trust;
  private Path file;

  @BeforeEach
  void export() throws Exception {
    SecureRandom random = new SecureRandom();
    LogKeys keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", random);
    trust = Files.createDirectories(folder.resolve("trust"));
    keys.verifierKeys().write(trust);
    WitnessKeys witness = WitnessKeys.create(folder.resolve("w"), "witness.test/one", random);
    Files.writeString(trust.resolve("witnesses.vkey"), witness.verifierKeys().text());
    Tree tree = Tree.empty();
    List<byte[]> leaves = new ArrayList<>();
    for (int index = 0; index < 12; index++) {
      leaves.add(Leaf.salted(SALT, entry(index)));
    }
    Map<String, byte[]> files = tree.append(leaves);
    String checkpoint = keys.sign(tree.size(), tree.root(), AT);
    EvidenceSource source =
        new EvidenceSource(
            "saola.test",
            new Asked("event=ACCEPTED\n\u202e", null, AT),
            path -> Optional.ofNullable(files.get(path)),
            Checkpoint.verify(checkpoint, keys.verifierKeys()),
            keys.verifierKeys(),
            List.of(),
            0);
    file = folder.resolve("answer.evidence.jsonl");
    List<KnownLeaf> known =
        List.of(new KnownLeaf.Opened(4, entry(4), SALT), new KnownLeaf.Erased(5));
    try (OutputStream out = Files.newOutputStream(file)) {
      EvidenceWriter.range(out, source, 2, 9, known.iterator());
    }
  }

  private static byte[] entry(int index) {
    return "{\"event\":\"ACCEPTED\",\"version\":%d}"
        .formatted(index)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theAnswerHolds_andWhatItDoesNotProveIsSaid() {
    String said = verify(0);
    assertThat(said)
        .contains("every leaf from 2 to 8 is here and unaltered: 7 of 12")
        .contains(
            "1 with their entries; 5 by hash alone, outside the asker's scope; 1 by hash alone, erased")
        .contains("0 of 1 witnesses that you know have cosigned the checkpoint: none")
        .contains("as the hub says and no proof shows: event=ACCEPTED")
        .contains("The keys in the file prove nothing")
        .contains("the hub alone says why")
        .doesNotContain("\u202e");
  }

  @Test
  void whatWasChanged_isNamedByItsLine() throws IOException {
    Files.writeString(
        file, Files.readString(file).replace("\\\"version\\\":4", "\\\"version\\\":5"));
    assertThat(verify(1))
        .contains("line 4: entry 4 is not what its leaf holds")
        .doesNotContain("ok  ");
  }

  @Test
  void aFileThatWasCut_andOneOfAnotherLog_areRefused() throws Exception {
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThat(verify(1)).contains("it was cut");
    Files.write(file, lines);
    LogKeys.create(folder.resolve("others"), "saola.test/hub", new SecureRandom())
        .verifierKeys()
        .write(trust);
    assertThat(verify(1)).contains("line 1: its checkpoint does not hold under the trusted keys");
  }

  /** By its name it is still known for what it was, and not taken for a sealed message. */
  @Test
  void aFileWhoseBeginningIsDamaged_isRefusedAsEvidence() throws IOException {
    Files.writeString(file, "x" + Files.readString(file));
    assertThat(verify(1)).contains("line 1: it is no line of an evidence file");
  }

  private String verify(int exit) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(words, true, StandardCharsets.UTF_8));
    try {
      String anchor = trust.resolve("log.vkey").toString();
      assertThat(Saola.run("verify", "--trust", anchor, file.toString())).isEqualTo(exit);
    } finally {
      System.setOut(standard);
    }
    return words.toString(StandardCharsets.UTF_8);
  }
}
