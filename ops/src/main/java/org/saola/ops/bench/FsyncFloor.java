// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long this machine's disk takes until four kilobytes are safe. */
record FsyncFloor(Path folder) {
  private static final int BYTES = 4096;

  /** Milliseconds for each, by the clock: it is waiting, not computing. */
  double measure(int times) throws IOException {
    Path file = folder.resolve("fsync-floor");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long begin = System.nanoTime();
      for (int i = 0; i < times; i++) {
        channel.write(ByteBuffer.allocate(BYTES));
        channel.force(false);
      }
      return (System.nanoTime() - begin) / 1e6 / times;
    }
  }
}
