// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;

/** The log as the world sees it, for reading. */
public final class PublishedLog {
  private final LogFolder folder;

  PublishedLog(LogFolder folder) {
    this.folder = folder;
  }

  public static PublishedLog in(Path folder, LogVerifierKeys keys) {
    return new PublishedLog(new LogFolder(folder, keys));
  }

  public LogVerifierKeys keys() {
    return folder.keys();
  }

  public TileReader tiles() {
    return folder.tiles();
  }

  /**
   * The newest one.
   *
   * @throws LogBroken when it is not signed by this log's keys
   */
  public Optional<Checkpoint> checkpoint() throws IOException {
    return folder.published();
  }

  /**
   * The newest one that witnesses were asked about, with what they signed; some seconds older.
   *
   * @throws LogBroken when it is not signed by this log's keys
   */
  public Optional<Checkpoint> witnessed() throws IOException {
    return folder.witnessed();
  }
}
