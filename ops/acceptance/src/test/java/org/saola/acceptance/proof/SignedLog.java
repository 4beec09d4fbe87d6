// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Tree;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.proof.ProofAnswers;
import org.saola.routes.evidence.KnownLeaf.Opened;

/** A log as a hub publishes it, with the entries that its database holds. Each tenth is clear. */
final class SignedLog {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  final Path folder;
  final Map<Long, Opened> database = new TreeMap<>();
  private final LogKeys keys;
  private final Tree tree = Tree.empty();

  SignedLog(Path folder, LogKeys keys) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.keys = keys;
    keys.verifierKeys().write(folder);
  }

  /**
   * @param history what its entries say: two of them make a fork
   */
  SignedLog grow(int size, String history) throws IOException {
    List<byte[]> leaves = new ArrayList<>();
    for (long index = tree.size(); index < size; index++) {
      byte[] entry =
          "{\"event\":\"ACCEPTED\",\"detail\":\"%s %d ü\",\"rules\":[\"a\",\"b\"],\"terms\":{\"tlp\":\"AMBER\"}}"
              .formatted(history, index)
              .getBytes(StandardCharsets.UTF_8);
      byte[] salt = new byte[32];
      salt[0] = (byte) index;
      boolean clear = index % 10 == 3;
      database.put(index, new Opened(index, entry, clear ? null : salt));
      leaves.add(clear ? entry : Leaf.salted(salt, entry));
    }
    for (Map.Entry<String, byte[]> file : tree.append(leaves).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
    Files.writeString(
        folder.resolve("checkpoint"), keys.sign(tree.size(), tree.root(), AT.plusSeconds(size)));
    return this;
  }

  PublishedLog published() {
    return PublishedLog.in(folder, keys.verifierKeys());
  }

  LogKeys keys() {
    return keys;
  }

  Checkpoint checkpoint() throws IOException, LogRefused {
    return Checkpoint.verify(Files.readString(folder.resolve("checkpoint")), keys.verifierKeys());
  }

  ProofAnswers answers() {
    return new ProofAnswers(published(), index -> Optional.ofNullable(database.get(index)));
  }
}
