// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that another program wrote: its checkpoints, tiles and entries are ours to the byte. */
class TesseraLogTest {
  private static final String KEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

  private static TreeHead checkpoint(Path log, String name) throws Exception {
    return TreeHead.verifyEd25519Only(Files.readString(log.resolve(name)), KEY);
  }

  @Test
  void checkpoints_verify_andEachBeginsWithTheOneBefore() throws Exception {
    Path log = PublishedVectors.folder("tlog/log");
    Proofs proofs = new Proofs(TileReader.folder(log));
    assertThat(checkpoint(log, "checkpoint").size()).isEqualTo(15);
    for (int size = 2; size <= 15; size++) {
      TreeHead head = checkpoint(log, "checkpoint." + size);
      for (int old = 1; old < size; old++) {
        TreeHead before = checkpoint(log, "checkpoint." + old);
        List<byte[]> proof = proofs.consistency(old, size);
        Proofs.verifyConsistency(old, before.root(), head.size(), head.root(), proof);
      }
    }
  }

  @Test
  void entries_areIncluded_andAppendedAnewGiveTheSameFiles() throws Exception {
    Path folder = PublishedVectors.folder("tlog/log");
    TileReader log = TileReader.folder(folder);
    List<byte[]> entries = new LogTiles(log).bundle(TilePath.bundle(0, 15));
    MemoryLog ours = new MemoryLog();
    for (int index = 0; index < 15; index++) {
      TreeHead head = checkpoint(folder, "checkpoint." + (index + 1));
      ours.append(List.of(entries.get(index)));
      assertThat(ours.tree.root()).isEqualTo(head.root());
      List<byte[]> proof = new Proofs(log).inclusion(index, 15);
      TreeHead last = checkpoint(folder, "checkpoint.15");
      Proofs.verifyInclusion(entries.get(index), index, proof, 15, last.root());
    }
    for (String path : ours.files.keySet()) {
      assertThat(folder.resolve(path)).hasBinaryContent(ours.files.get(path));
    }
  }

  @Test
  void checkpointChanged_orUnderAnotherKey_isRefused() throws Exception {
    Path log = PublishedVectors.folder("tlog/log");
    String text = Files.readString(log.resolve("checkpoint"));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> TreeHead.verifyEd25519Only(text.replace("\n15\n", "\n14\n"), KEY));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> TreeHead.verifyEd25519Only(text, KEY.replace("kSx", "kSy")));
  }
}
