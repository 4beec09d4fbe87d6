// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.connectors.inbox.OfflineVerify.Line;

/** What is said of the files of a folder, and which of them are accounted for. */
final class FolderLines {
  private final Path folder;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> accounted = new HashSet<>();

  FolderLines(Path folder) {
    this.folder = folder;
  }

  List<Line> lines() {
    return lines;
  }

  void say(Path file, boolean holds, String what) {
    lines.add(new Line(file, holds, what));
  }

  void addAll(List<Line> others) {
    lines.addAll(others);
  }

  /**
   * @return whether the file was not accounted for before
   */
  boolean account(String name) {
    return accounted.add(name);
  }

  /** A file that follows from others: it is there, and is what they say. */
  void checkDerived(String name, byte[] expected, String source) throws IOException {
    Path file = folder.resolve(name);
    accounted.add(name);
    if (!Files.exists(file)) {
      say(file, false, "is missing");
      return;
    }
    boolean same = Arrays.equals(Files.readAllBytes(file), expected);
    say(file, same, same ? "as " + source : "is not what " + source);
  }

  /** Says this of every file that is not accounted for. */
  void closeWith(String what) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .sorted()
          .filter(file -> !accounted.contains(file.getFileName().toString()))
          .forEach(file -> say(file, false, what));
    }
  }
}
