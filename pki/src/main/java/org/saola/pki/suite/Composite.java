// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jcajce.CompositePrivateKey;
import org.bouncycastle.jcajce.CompositePublicKey;

/**
 * A composite algorithm (draft-ietf-lamps-pq-composite-sigs, -kem): broken only if both of its
 * components are.
 *
 * @param name as the provider knows it
 * @param oid names key and algorithm alike; its parameters are always absent
 */
public record Composite(
    String name, ASN1ObjectIdentifier oid, String postQuantum, String classical) {

  public AlgorithmIdentifier identifier() {
    return new AlgorithmIdentifier(oid);
  }

  /** A fresh pair: the provider's own generator works only when it is registered with the JVM. */
  public KeyPair generate(SecureRandom random) throws GeneralSecurityException {
    KeyPair first = generate(postQuantum, random);
    KeyPair second = generate(classical, random);
    return new KeyPair(
        CompositePublicKey.builder(oid)
            .addPublicKey(first.getPublic(), BouncyCastle.PROVIDER)
            .addPublicKey(second.getPublic(), BouncyCastle.PROVIDER)
            .build(),
        CompositePrivateKey.builder(oid)
            .addPrivateKey(first.getPrivate(), BouncyCastle.PROVIDER)
            .addPrivateKey(second.getPrivate(), BouncyCastle.PROVIDER)
            .build());
  }

  private static KeyPair generate(String component, SecureRandom random)
      throws GeneralSecurityException {
    boolean curve = component.startsWith("P-");
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(curve ? "EC" : component, BouncyCastle.PROVIDER);
    if (curve) {
      generator.initialize(new ECGenParameterSpec(component), random);
    }
    return generator.generateKeyPair();
  }
}
