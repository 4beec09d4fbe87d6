// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One backup or restore of a home at a time: a second one would wake the hub that the first counts
 * on standing still, or lift its hold. The system frees it when the program is gone, however it
 * went; the file stays, for one that was deleted could be locked twice.
 */
final class BackupLock implements AutoCloseable {
  static final String FILE = "backup.lock";

  private final FileChannel channel;

  private BackupLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IOException when another one is under way, saying what to do
   */
  static BackupLock take(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new IOException(
          "another backup or restore of %s is under way: wait until it has ended, then take yours again"
              .formatted(home));
    }
    return new BackupLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException withinThisProgram) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
