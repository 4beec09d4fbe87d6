// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import org.saola.pki.certificate.Keystore;
import org.saola.pki.cms.SigningKey;

/** Signs manifests with an agency's newest signing key. Safe for use by several threads. */
public final class ManifestSigner {
  private final SigningKey key;

  public ManifestSigner(Keystore keys) {
    this.key = keys.signingKey();
  }

  /** Number of the suite with which this key signs, for the manifest. */
  public int suite() {
    return key.suite().number();
  }

  /**
   * A DER ContentInfo with SignedData: the manifest as content, CAdES attributes, one signer by key
   * id.
   */
  public byte[] sign(byte[] manifest) {
    return key.sign(manifest);
  }
}
