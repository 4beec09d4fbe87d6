// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.util.Optional;

/**
 * The chain of versions that a hub or connector knows, from version 1 on. Safe for use by several
 * threads: readers see the version that was added last.
 */
public final class DirectoryHistory {
  public DirectoryHistory() {}

  /**
   * Accepts the next version only: number one higher, {@code previous} the digest of the latest.
   */
  public void add(Directory next) throws DirectoryRefused {
    throw new UnsupportedOperationException("pki");
  }

  public Optional<Directory> latest() {
    throw new UnsupportedOperationException("pki");
  }

  public Optional<Directory> find(String digest) {
    throw new UnsupportedOperationException("pki");
  }
}
