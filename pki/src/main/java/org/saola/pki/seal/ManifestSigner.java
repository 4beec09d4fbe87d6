// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import org.saola.pki.certificate.Keystore;

/** Signs manifests with an agency's signing key. */
public final class ManifestSigner {
  public ManifestSigner(Keystore keys) {}

  /** Number of the suite with which this key signs, for the manifest. */
  public int suite() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * A DER ContentInfo with SignedData: the manifest as content, CAdES attributes, one signer by key
   * id.
   */
  public byte[] sign(byte[] manifest) {
    throw new UnsupportedOperationException("pki");
  }
}
