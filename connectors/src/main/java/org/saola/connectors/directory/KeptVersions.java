// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TlogProof;

/**
 * Directory versions in a folder, each as {@code N.p7m} with the log's proof in {@code
 * N.tlog-proof}. All are verified again whenever they are read.
 */
public final class KeptVersions {
  private final Path folder;
  private final TrustAnchor anchor;
  private final LogVerifierKeys keys;

  public KeptVersions(Path folder, TrustAnchor anchor, LogVerifierKeys keys) {
    this.folder = folder;
    this.anchor = anchor;
    this.keys = keys;
  }

  /**
   * All versions in order.
   *
   * @throws DirectoryRefused when one no longer verifies, or the log does not prove it
   */
  public List<Directory> read() throws IOException, DirectoryRefused {
    List<Directory> versions = new ArrayList<>();
    for (int version = 1; Files.exists(signed(version)); version++) {
      Directory next = Directory.verify(Files.readAllBytes(signed(version)), anchor);
      try {
        verify(TlogProof.parse(Files.readString(proof(version))), next);
      } catch (LogRefused e) {
        throw new DirectoryRefused("version %d: %s".formatted(version, e.getMessage()));
      }
      versions.add(next);
    }
    return versions;
  }

  void keep(Directory next, byte[] proof) throws IOException {
    // The proof first: a version is only ever found with its proof.
    DurableFiles.write(proof(next.document().version()), proof);
    DurableFiles.write(signed(next.document().version()), next.signed());
  }

  /** Whether the log's checkpoint in the proof covers an entry about this very version. */
  void verify(TlogProof proof, Directory next) throws LogRefused {
    proof.verifyClear(keys);
    try {
      Entry entry = StrictJson.read(proof.extra(), Entry.class);
      boolean says =
          entry.event() == Event.DIRECTORY_CHANGED
              && Integer.valueOf(next.document().version()).equals(entry.version())
              && new Digest(next.digest()).equals(entry.message());
      if (!says) {
        throw new LogRefused("the proven entry speaks of something else");
      }
    } catch (InvalidDocument e) {
      throw new LogRefused("the proven leaf is no entry: " + e.getMessage());
    }
  }

  private Path signed(int version) {
    return folder.resolve(version + ".p7m");
  }

  private Path proof(int version) {
    return folder.resolve(version + ".tlog-proof");
  }
}
