// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new 0600 file, which is deleted when this is closed unless it was released before. */
final class Quarantine implements Closeable {
  private final Path file;
  private final OutputStream out;
  private boolean released;

  Quarantine(Path folder) throws IOException {
    this.file =
        Files.createTempFile(
            folder,
            ".opening-",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.out = Files.newOutputStream(file);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Only after every check has held. */
  Path release() throws IOException {
    out.close();
    released = true;
    return file;
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      if (!released) {
        Files.deleteIfExists(file);
      }
    }
  }
}
