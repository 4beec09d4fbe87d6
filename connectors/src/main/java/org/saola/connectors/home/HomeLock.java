// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One connector for one home, whichever process it runs in; the system frees it after a crash. */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws SettingsRefused when another connector runs on the home
   */
  public static HomeLock take(AgencyHome home) throws IOException, SettingsRefused {
    Files.createDirectories(home.state());
    Path file = home.state("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new SettingsRefused("another connector runs on " + home.root());
    }
    return new HomeLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
