// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Every suite there is. Nothing is negotiated: a sender's certificate says which one it uses. */
public final class Suites {
  private static final Suite.MessageDigestAlgorithm SHA_512 =
      new Suite.MessageDigestAlgorithm(
          "SHA-512", new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512));

  public static final Suite DEFAULT =
      new Suite(
          1,
          composite("MLDSA65-Ed25519-SHA512", "48", "ML-DSA-65", "Ed25519"),
          SHA_512,
          composite("MLKEM768-X25519-SHA3-256", "58", "ML-KEM-768", "X25519"),
          1120);

  public static final Suite HIGH =
      new Suite(
          2,
          composite("MLDSA87-ECDSA-P384-SHA512", "49", "ML-DSA-87", "P-384"),
          SHA_512,
          composite("MLKEM1024-ECDH-P384-SHA3-256", "63", "ML-KEM-1024", "P-384"),
          1665);

  private static final List<Suite> ALL = List.of(DEFAULT, HIGH);

  private Suites() {}

  public static List<Suite> all() {
    return ALL;
  }

  public static Optional<Suite> ofSignature(ASN1ObjectIdentifier oid) {
    return ALL.stream().filter(suite -> suite.signature().oid().equals(oid)).findFirst();
  }

  public static Optional<Suite> ofEncapsulation(ASN1ObjectIdentifier oid) {
    return ALL.stream().filter(suite -> suite.encapsulation().oid().equals(oid)).findFirst();
  }

  // id-pkix algorithms (1.3.6.1.5.5.7.6), as assigned by draft-ietf-lamps-pq-composite-sigs, -kem.
  private static Composite composite(
      String name, String arc, String postQuantum, String classical) {
    return new Composite(
        name, new ASN1ObjectIdentifier("1.3.6.1.5.5.7.6." + arc), postQuantum, classical);
  }
}
