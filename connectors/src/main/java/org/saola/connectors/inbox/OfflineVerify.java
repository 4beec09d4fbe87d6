// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.log.Evidence;

/**
 * Verifies inbox folders, sent folders, sealed messages and evidence without the hub and without
 * private keys: who sent it, to whom, what was withheld, where it stands in the log. Accounts for
 * every file.
 */
public final class OfflineVerify {
  private final VerificationTrust trust;

  public OfflineVerify(VerificationTrust trust) {
    this.trust = trust;
  }

  /** One finding about one file. */
  public record Line(Path path, boolean holds, String says) {}

  /** Never empty: a path that cannot be verified is a line that does not hold. */
  public List<Line> verify(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return verifyFolder(path);
    }
    if (!Files.exists(path)) {
      return List.of(new Line(path, false, "does not exist"));
    }
    return List.of(verifyFile(path));
  }

  private List<Line> verifyFolder(Path folder) throws IOException {
    if (isMessage(folder)) {
      return new FolderCheck(trust, folder).lines();
    }
    List<Line> lines = new ArrayList<>();
    for (Path inside : DurableFiles.list(folder)) {
      if (Files.isDirectory(inside)) {
        lines.addAll(verifyFolder(inside));
      } else {
        lines.add(verifyFile(inside));
      }
    }
    return lines.isEmpty() ? List.of(new Line(folder, false, "holds nothing")) : lines;
  }

  /** Any one of these files makes it a message, so that a missing one is missed. */
  private static boolean isMessage(Path folder) {
    return List.of(InboxFiles.MANIFEST, InboxFiles.SIGNED, ReleaseFile.NAME, SealFile.NAME).stream()
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  private Line verifyFile(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.getFileName().toString().endsWith(Evidence.SUFFIX)) {
      return EvidenceCheck.alone(trust, file, bytes);
    }
    SignatureCheck check = SignatureCheck.of(trust, bytes);
    return new Line(file, check.holds(), check.says());
  }
}
