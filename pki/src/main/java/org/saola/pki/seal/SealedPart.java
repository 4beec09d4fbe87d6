// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.util.Set;
import org.saola.pki.directory.Directory;

/**
 * An inline sealed part: structure checked (AES-256-GCM, 16-byte tag, no authAttrs), not opened.
 */
public final class SealedPart {
  SealedPart() {}

  public byte[] bytes() {
    throw new UnsupportedOperationException("pki");
  }

  /** SHA-256 of the bytes. */
  public byte[] digest() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * The agencies for whom it is sealed, found by key identifier.
   *
   * @throws SealRefused HIDDEN_RECIPIENT for a RecipientInfo that the directory does not know
   */
  public Set<String> recipients(Directory directory) throws SealRefused {
    throw new UnsupportedOperationException("pki");
  }
}
