// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.Digest;
import org.saola.pki.transparency.LogRefused;

/** Verified evidence that came before its message did, by the manifest's digest. */
public final class EvidenceShelf {
  private final Path folder;

  public EvidenceShelf(AgencyHome home) {
    this.folder = home.state("evidence");
  }

  public void put(Digest message, Evidence evidence) throws IOException {
    Path place = Files.createDirectories(folder.resolve(message.value()));
    DurableFiles.write(place.resolve(evidence.fileName()), bytes(evidence));
  }

  /** What waits for a message; it stays until {@link #clear}. */
  public List<Evidence> find(Digest message) throws IOException {
    List<Evidence> found = new ArrayList<>();
    for (Path file : DurableFiles.list(folder.resolve(message.value()))) {
      try {
        found.add(Evidence.parse(Files.readString(file)));
      } catch (LogRefused e) {
        throw new IOException("evidence that this connector wrote is damaged: " + file, e);
      }
    }
    return found;
  }

  /** The messages that something waits for. */
  public List<Digest> messages() throws IOException {
    return DurableFiles.list(folder).stream()
        .map(place -> new Digest(place.getFileName().toString()))
        .toList();
  }

  public void clear(Digest message) throws IOException {
    DurableFiles.deleteTree(folder.resolve(message.value()));
  }

  public static byte[] bytes(Evidence evidence) {
    return evidence.proof().format().getBytes(StandardCharsets.UTF_8);
  }
}
