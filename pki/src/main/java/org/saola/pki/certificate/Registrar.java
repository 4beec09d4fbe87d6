// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

/** Signs directory versions; its key is kept off the hub. */
public final class Registrar {
  Registrar() {}

  /**
   * CMS SignedData (composite suite 1) with the document as its content and the registrar's
   * certificate path inside.
   */
  public byte[] sign(byte[] document) {
    throw new UnsupportedOperationException("pki");
  }
}
