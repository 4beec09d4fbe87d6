// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.cms.CertifiedKey;
import org.saola.pki.cms.KeyIdentifiers;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/** Which keys and signature algorithms a certificate may have, and the key identifiers in it. */
final class KeyRules {
  private static final AlgorithmIdentifier P_256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, X9ObjectIdentifiers.prime256v1);

  private KeyRules() {}

  /** The key's algorithm must be one for the purpose. */
  static void require(X509Certificate certificate, CertificatePurpose purpose)
      throws CertificateRefused {
    boolean fits =
        switch (purpose) {
          case SIGNING, REGISTRAR -> signatureSuite(certificate).isPresent();
          case SEALING -> Suites.ofEncapsulation(algorithm(certificate).getAlgorithm()).isPresent();
          case TRANSPORT -> algorithm(certificate).equals(P_256);
        };
    requireKey(certificate, fits);
  }

  static void requireOfAuthority(X509Certificate authority, Role role) throws CertificateRefused {
    boolean fits =
        role == Role.TRANSPORT_AUTHORITY
            ? algorithm(authority).equals(P_256)
            : signatureSuite(authority).isPresent();
    requireKey(authority, fits);
  }

  private static void requireKey(X509Certificate certificate, boolean fits)
      throws CertificateRefused {
    if (!fits) {
      throw new CertificateRefused(
          Code.UNSUPPORTED_SUITE, "key algorithm " + algorithm(certificate).getAlgorithm());
    }
    // Messages name keys by identifier: it must be that of the key, and nobody's choice.
    byte[] stated = subjectKeyIdentifier(certificate).orElse(new byte[0]);
    if (!Arrays.equals(stated, KeyIdentifiers.of(certificate))) {
      throw new CertificateRefused(
          Code.MALFORMED, "the subject key identifier is not that of the key");
    }
  }

  /** A composite issuer signs with its suite, the transport authority with ECDSA and SHA-256. */
  static void requireSignatureAlgorithm(X509Certificate certificate, X509Certificate issuer)
      throws CertificateRefused {
    ASN1ObjectIdentifier expected =
        signatureSuite(issuer)
            .map(suite -> suite.signature().oid())
            .orElse(X9ObjectIdentifiers.ecdsa_with_SHA256);
    if (!certificate.getSigAlgOID().equals(expected.getId())) {
      throw new CertificateRefused(
          Code.UNSUPPORTED_SUITE, "signature algorithm " + certificate.getSigAlgOID());
    }
  }

  static Optional<Suite> signatureSuite(X509Certificate certificate) {
    return Suites.ofSignature(algorithm(certificate).getAlgorithm());
  }

  static PublicKey key(X509Certificate certificate) {
    return CertifiedKey.of(certificate).key();
  }

  static boolean namesIssuerKey(X509Certificate certificate, X509Certificate issuer)
      throws CertificateRefused {
    return extension(
            certificate, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
        .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
        .filter(named -> Arrays.equals(named, KeyIdentifiers.of(issuer)))
        .isPresent();
  }

  private static Optional<byte[]> subjectKeyIdentifier(X509Certificate certificate)
      throws CertificateRefused {
    return extension(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
        .map(SubjectKeyIdentifier::getKeyIdentifier);
  }

  private static <T> Optional<T> extension(
      X509Certificate certificate, ASN1ObjectIdentifier oid, Function<Object, T> reader)
      throws CertificateRefused {
    byte[] extension = certificate.getExtensionValue(oid.getId());
    try {
      return Optional.ofNullable(extension)
          .map(value -> reader.apply(ASN1OctetString.getInstance(value).getOctets()));
    } catch (IllegalArgumentException e) {
      throw new CertificateRefused(Code.MALFORMED, "extension %s cannot be read".formatted(oid));
    }
  }

  private static AlgorithmIdentifier algorithm(X509Certificate certificate) {
    return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()).getAlgorithm();
  }
}
