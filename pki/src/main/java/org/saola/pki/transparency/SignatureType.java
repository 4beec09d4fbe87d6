// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** The types of C2SP signed-note signature that a log and its witnesses use. */
enum SignatureType {
  /** A signature over the note's text. */
  ED25519(0x01, 32, 64),
  /** C2SP tlog-cosignature, cosignature/v1: 8 bytes of POSIX time, then an Ed25519 signature. */
  COSIGNATURE_V1(0x04, 32, 8 + 64),
  /** C2SP tlog-cosignature: 8 bytes of POSIX time, then an ML-DSA-44 signature. */
  ML_DSA_44(0x06, 1312, 8 + 2420);

  private final byte identifier;
  private final int keyLength;
  private final int signatureLength;

  SignatureType(int identifier, int keyLength, int signatureLength) {
    this.identifier = (byte) identifier;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  byte identifier() {
    return identifier;
  }

  int keyLength() {
    return keyLength;
  }

  int signatureLength() {
    return signatureLength;
  }
}
