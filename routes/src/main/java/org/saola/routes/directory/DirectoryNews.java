// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.util.List;
import org.saola.pki.directory.Directory;
import org.saola.routes.DirectoryListener;
import org.springframework.context.SmartLifecycle;

/**
 * Tells every listener what was adopted: the latest version when the application starts, then each
 * new one. A listener that fails is told again; each takes a repetition.
 */
final class DirectoryNews implements SmartLifecycle {
  private final DirectoryService directories;
  private final List<DirectoryListener> listeners;
  private int told;
  private boolean running;

  DirectoryNews(DirectoryService directories, List<DirectoryListener> listeners) {
    this.directories = directories;
    this.listeners = listeners;
  }

  /** Before anything takes a message: queues and revocations come with the directory. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public synchronized void start() {
    tell(directories.latest());
    running = true;
  }

  synchronized void tell() {
    for (int version = told + 1; version <= directories.latest().document().version(); version++) {
      tell(directories.version(version).orElseThrow());
    }
  }

  private void tell(Directory directory) {
    listeners.forEach(listener -> listener.adopted(directory));
    told = directory.document().version();
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
