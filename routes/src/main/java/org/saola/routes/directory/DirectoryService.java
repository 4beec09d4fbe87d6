// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryHistory;

/** The directory versions that the hub has adopted. */
public final class DirectoryService {
  private final DirectoryHistory history = new DirectoryHistory();

  /** All versions, by digest. */
  public DirectoryHistory history() {
    return history;
  }

  /** The version by which the hub decides now. A hub without a directory does not start. */
  public Directory latest() {
    return history.latest().orElseThrow(() -> new IllegalStateException("no directory version"));
  }
}
