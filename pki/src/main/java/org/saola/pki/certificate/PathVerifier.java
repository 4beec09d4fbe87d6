// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.suite.BouncyCastle;

/**
 * Verifies certificates whose path is always of the same form: certificate, authority, root. The
 * JDK's own path validation knows no composite keys.
 */
public final class PathVerifier {
  // RFC 5280 4.2: a critical extension that is not processed means refusal.
  private static final Set<String> PROCESSED =
      Set.of(
          Extension.keyUsage.getId(),
          Extension.extendedKeyUsage.getId(),
          Extension.basicConstraints.getId(),
          Extension.subjectAlternativeName.getId());

  private final TrustAnchor anchor;
  private final List<X509Certificate> issuing;

  /**
   * @param authorities issuing authorities, each signed by the anchor's root, else refused
   */
  public PathVerifier(TrustAnchor anchor, Collection<X509Certificate> authorities)
      throws CertificateRefused {
    this.anchor = anchor;
    this.issuing = new ArrayList<>();
    for (X509Certificate authority : authorities) {
      requireAuthority(authority, Role.ISSUING_AUTHORITY, anchor.root(), anchor.federation());
      issuing.add(authority);
    }
  }

  /**
   * Checks purpose, key, issuer, signature and federation; not the validity at some time, for which
   * see {@link X509Certificate#checkValidity(java.util.Date)}: it lies within its issuers'.
   */
  public VerifiedCertificate verify(X509Certificate certificate) throws CertificateRefused {
    try {
      return verified(certificate);
    } catch (RuntimeException e) {
      // Extensions are read before anybody has vouched for them.
      throw new CertificateRefused(Code.MALFORMED, "certificate cannot be read: " + e);
    }
  }

  private VerifiedCertificate verified(X509Certificate certificate) throws CertificateRefused {
    CertificatePurpose purpose = CertificatePurpose.of(certificate);
    SubjectName subject = SubjectName.of(certificate);
    requireFederation(subject, anchor.federation());
    KeyRules.require(certificate, purpose);
    X509Certificate issuer = issuer(certificate, purpose);
    requireIssued(certificate, issuer);
    return new VerifiedCertificate(certificate, purpose, subject, issuer);
  }

  private X509Certificate issuer(X509Certificate certificate, CertificatePurpose purpose)
      throws CertificateRefused {
    if (purpose == CertificatePurpose.TRANSPORT) {
      return anchor.transportAuthority();
    }
    for (X509Certificate authority : issuing) {
      if (KeyRules.namesIssuerKey(certificate, authority)) {
        return authority;
      }
    }
    throw new CertificateRefused(Code.UNTRUSTED_ISSUER, "no authority for " + name(certificate));
  }

  static void requireAuthority(
      X509Certificate authority, Role role, X509Certificate issuer, String federation)
      throws CertificateRefused {
    SubjectName subject = SubjectName.of(authority);
    requireFederation(subject, federation);
    boolean[] usage = authority.getKeyUsage();
    if (subject.role() != role
        || authority.getBasicConstraints() < 0
        || usage == null
        || !usage[5]) {
      throw new CertificateRefused(
          Code.WRONG_PURPOSE, "%s is not a %s".formatted(subject.uri(), role.word()));
    }
    KeyRules.requireOfAuthority(authority, role);
    requireIssued(authority, issuer);
  }

  private static void requireIssued(X509Certificate certificate, X509Certificate issuer)
      throws CertificateRefused {
    requireProcessed(certificate);
    KeyRules.requireSignatureAlgorithm(certificate, issuer);
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || !KeyRules.namesIssuerKey(certificate, issuer)) {
      throw new CertificateRefused(Code.UNTRUSTED_ISSUER, name(certificate) + ": another issuer");
    }
    if (certificate.getNotBefore().before(issuer.getNotBefore())
        || certificate.getNotAfter().after(issuer.getNotAfter())) {
      throw new CertificateRefused(
          Code.UNTRUSTED_ISSUER, name(certificate) + ": valid beyond its issuer");
    }
    try {
      certificate.verify(KeyRules.key(issuer), BouncyCastle.PROVIDER);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The provider answers signatures of a wrong shape with unchecked exceptions too.
      throw new CertificateRefused(
          Code.UNTRUSTED_ISSUER, name(certificate) + ": signature does not hold");
    }
  }

  private static void requireProcessed(X509Certificate certificate) throws CertificateRefused {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    if (critical == null || !PROCESSED.containsAll(critical)) {
      throw new CertificateRefused(
          Code.MALFORMED, name(certificate) + ": critical extensions " + critical);
    }
  }

  private static void requireFederation(SubjectName subject, String federation)
      throws CertificateRefused {
    if (!subject.federation().equals(federation)) {
      throw new CertificateRefused(
          Code.WRONG_SUBJECT, "%s is not of %s".formatted(subject.uri(), federation));
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal() + " serial " + Certificates.serial(certificate);
  }
}
