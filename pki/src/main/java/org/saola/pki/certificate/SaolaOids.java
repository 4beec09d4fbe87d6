// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Saola's own object identifiers, below an arc that needs no registration: {@code 2.25} followed by
 * the UUID bfec818c-7724-4066-8b7a-42ff5331358d as a number (ITU-T X.667). Below it, {@code 1.N}
 * are extended key usages.
 */
final class SaolaOids {
  static final String ARC = "2.25.255110556813187315728771706125827519885";

  static final KeyPurposeId SIGNING = keyUsage(1);
  static final KeyPurposeId SEALING = keyUsage(2);
  static final KeyPurposeId REGISTRAR = keyUsage(3);

  private SaolaOids() {}

  private static KeyPurposeId keyUsage(int number) {
    return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(ARC + ".1." + number));
  }
}
