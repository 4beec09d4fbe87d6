// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log whose files lie in a map, so that a test can change any of their bytes. */
final class MemoryLog implements TileReader {
  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  final Map<String, byte[]> files = new TreeMap<>();
  Tree tree = Tree.empty();

  static MemoryLog of(int size) {
    MemoryLog log = new MemoryLog();
    log.append(NaiveTree.of(size).leaves());
    return log;
  }

  MemoryLog append(List<byte[]> leaves) {
    files.putAll(tree.append(leaves));
    return this;
  }

  MemoryLog sign(LogKeys keys) {
    files.put("checkpoint", checkpoint(keys).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  String checkpoint(LogKeys keys) {
    return keys.sign(tree.size(), tree.root(), AT);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  static LogKeys keys(Path folder) throws IOException {
    return LogKeys.create(folder, "saola.test/hub", new SecureRandom());
  }

  void store(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
