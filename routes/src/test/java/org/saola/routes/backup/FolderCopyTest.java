// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy holds when its original was written, added to and deleted from meanwhile. */
class FolderCopyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(3600);

  @TempDir private Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void write() throws IOException {
    from = Files.createDirectories(folder.resolve("from"));
    to = Files.createDirectories(folder.resolve("to"));
    write("log/tile/1", "one", LONG_AGO);
    write("log/tile/2", "two", LONG_AGO);
    write("pki/key", "secret", LONG_AGO);
    write("broker/journal", "aaa", LONG_AGO);
  }

  private void write(String name, String text, Instant at) throws IOException {
    Path file = from.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private FolderCopy copy() throws IOException {
    return new FolderCopy(from, to, path -> !path.equals(Path.of("pki")));
  }

  private List<String> copied() throws IOException {
    try (Stream<Path> files = Files.walk(to)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> to.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void whatIsLeftOutIsNowhere_andModesStay() throws IOException {
    Files.setPosixFilePermissions(
        from.resolve("broker/journal"), PosixFilePermissions.fromString("rw-------"));
    copy().settle();
    assertThat(copied()).containsExactly("broker/journal", "log/tile/1", "log/tile/2");
    assertThat(Files.getPosixFilePermissions(to.resolve("broker/journal"))).hasSize(2);
  }

  @Test
  void whatChangedSinceThePassAhead_isCopiedAgain_andWhatWentIsGone() throws IOException {
    FolderCopy copy = copy();
    copy.ahead(NOW, file -> !file.startsWith("broker"));
    assertThat(copied()).containsExactly("log/tile/1", "log/tile/2");
    write("log/tile/1", "changed", NOW);
    write("log/tile/3", "new", NOW);
    Files.delete(from.resolve("log/tile/2"));
    copy.settle();
    assertThat(copied()).containsExactly("broker/journal", "log/tile/1", "log/tile/3");
    assertThat(to.resolve("log/tile/1")).hasContent("changed");
    FileSums sums = copy.sums();
    Path parent = folder.resolve("to-within");
    Files.createDirectory(parent);
    Files.move(to, parent.resolve("to"));
    sums.require(FileSums.found(parent).below(Path.of("to")), "the copy");
  }

  /** A file system's clock has steps: within one, a second write leaves no trace. */
  @Test
  void aFileThatWasJustWritten_isCopiedAgainThoughItLooksTheSame() throws IOException {
    write("log/checkpoint", "one", NOW.minusSeconds(1));
    FolderCopy copy = copy();
    copy.ahead(NOW, file -> true);
    write("log/checkpoint", "two", NOW.minusSeconds(1));
    copy.settle();
    assertThat(to.resolve("log/checkpoint")).hasContent("two");
  }

  @Test
  void aFolderThatIsReachedByALinkIsCopied() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), from);
    new FolderCopy(link, to, path -> !path.equals(Path.of("pki"))).settle();
    assertThat(copied()).containsExactly("broker/journal", "log/tile/1", "log/tile/2");
  }

  @Test
  void aLinkBelowIsRefused_unlessItIsLeftOut() throws IOException {
    Files.createSymbolicLink(from.resolve("broker/large"), folder);
    assertThatThrownBy(copy()::settle).hasMessageContaining("broker/large is a link");
    FolderCopy withoutBroker = new FolderCopy(from, to, path -> !path.startsWith("broker"));
    withoutBroker.settle();
    assertThat(copied()).contains("log/tile/1");
  }

  @Test
  void aFolderThatGoesDuringThePassAheadIsForgiven() throws IOException {
    write("parts/upload/1", "one", LONG_AGO);
    FolderCopy copy =
        new FolderCopy(
            from,
            to,
            path -> {
              if (path.equals(Path.of("parts/upload")) && Files.exists(from.resolve(path))) {
                delete(from.resolve("parts/upload/1"));
                delete(from.resolve("parts/upload"));
              }
              return true;
            });
    copy.ahead(NOW, file -> true);
    copy.settle();
    assertThat(copied()).contains("broker/journal").doesNotContain("parts/upload/1");
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
