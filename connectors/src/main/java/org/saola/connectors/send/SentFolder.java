// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.log.Evidence;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;

/**
 * One concluded message: {@code manifest.json}, {@code manifest.p7m}, {@code outcome.json}, {@code
 * evidence/} and, of a case request, {@code clock.json}; in {@code sent/ID/} or {@code
 * rejected/ID/}.
 */
final class SentFolder {
  private static final String EVIDENCE = "evidence";
  private static final String OUTCOME = "outcome.json";

  private final Path folder;

  SentFolder(Path folder) {
    this.folder = folder;
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Makes the folder whole aside, then renames it: nobody sees half of it. */
  void create(Path aside, byte[] message, Outcome outcome, List<Evidence> evidence)
      throws IOException {
    DurableFiles.deleteTree(aside);
    Files.createDirectories(aside.resolve(EVIDENCE));
    KeptMessage kept = KeptMessage.read(message);
    DurableFiles.writeHidden(aside.resolve("manifest.json"), kept.manifestJson());
    DurableFiles.writeHidden(aside.resolve("manifest.p7m"), kept.signed());
    DurableFiles.writeHidden(aside.resolve(OUTCOME), StrictJson.writeIndented(outcome));
    for (Evidence one : evidence) {
      DurableFiles.writeHidden(
          aside.resolve(EVIDENCE).resolve(one.fileName()), EvidenceShelf.bytes(one));
    }
    DurableFiles.force(aside.resolve(EVIDENCE));
    tellClock(aside, evidence);
    DurableFiles.force(aside);
    DurableFiles.move(aside, folder);
  }

  /** For a message that was never signed: there is only its outcome. */
  void createUnsent(Path aside, Outcome outcome) throws IOException {
    DurableFiles.deleteTree(aside);
    Files.createDirectories(aside);
    DurableFiles.writeHidden(aside.resolve(OUTCOME), StrictJson.writeIndented(outcome));
    DurableFiles.force(aside);
    DurableFiles.move(aside, folder);
  }

  void add(Outcome outcome, List<Evidence> evidence) throws IOException {
    DurableFiles.place(folder.resolve(OUTCOME), StrictJson.writeIndented(outcome));
    add(evidence);
  }

  /** Whether this is the folder of the message with that manifest. */
  boolean holds(Digest message) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    return Files.exists(manifest) && Digest.of(Files.readAllBytes(manifest)).equals(message);
  }

  void add(List<Evidence> evidence) throws IOException {
    Path proofs = Files.createDirectories(folder.resolve(EVIDENCE));
    for (Evidence one : evidence) {
      DurableFiles.place(proofs.resolve(one.fileName()), EvidenceShelf.bytes(one));
    }
    DurableFiles.force(proofs);
    DurableFiles.force(folder);
    tellClock(folder, evidence);
  }

  private static void tellClock(Path folder, List<Evidence> news) throws IOException {
    if (news.stream().anyMatch(ClockFile::concerns)) {
      ClockFile.write(folder, folder.resolve(EVIDENCE));
    }
  }
}
