// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * @param number what the manifest names; a higher number is a stronger suite
 * @param signature signs manifests, directories and certificates
 * @param messageDigest digest of the signed content (CMS message-digest attribute)
 * @param encapsulation carries content keys to recipients
 * @param encapsulationLength bytes of one encapsulated key
 */
public record Suite(
    int number,
    Composite signature,
    MessageDigestAlgorithm messageDigest,
    Composite encapsulation,
    int encapsulationLength) {

  /**
   * @param name as the JDK knows it
   * @param identifier parameters absent (RFC 5754 2)
   */
  public record MessageDigestAlgorithm(String name, AlgorithmIdentifier identifier) {}
}
