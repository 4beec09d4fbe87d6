// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk of its own for one folder, small enough to be filled. */
final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Empty where this user may not mount. */
  static Optional<SmallDisk> mount(Path folder, int mebibytes)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int code =
        run(
            List.of(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=%dm,mode=700".formatted(mebibytes),
                "tmpfs",
                folder.toString()));
    return code == 0 ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException absent) {
      return -1;
    }
  }

  /** Takes all that is left, but for some bytes. */
  void fill(long left) throws IOException {
    long bytes = Files.getFileStore(folder).getUsableSpace() - left;
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (; bytes > 0; bytes -= CHUNK) {
        out.write(new byte[(int) Math.min(CHUNK, bytes)]);
      }
    } catch (IOException full) {
      // Somebody else was quicker to take the last of it.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  long usable() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run(List.of("umount", "-l", folder.toString()));
  }
}
