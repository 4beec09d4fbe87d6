// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

record FolderTileReader(Path log) implements TileReader {
  /** tlog-tiles: 1 to 255, without leading zeroes. */
  private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    Path file = log.resolve(path);
    if (Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Integer> partialWidths(String partialFolder) throws IOException {
    try (Stream<Path> files = Files.list(log.resolve(partialFolder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> WIDTH.matcher(name).matches())
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }
}
