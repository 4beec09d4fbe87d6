// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

/** A directory version that does not verify or does not follow the one before. */
public final class DirectoryRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public DirectoryRefused(String detail) {
    super(detail);
  }
}
