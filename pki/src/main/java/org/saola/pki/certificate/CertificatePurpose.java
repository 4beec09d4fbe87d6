// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.saola.pki.certificate.SubjectName.Role;

/** What a certificate is for; each certificate has exactly one purpose, and it is enforced. */
public enum CertificatePurpose {
  /** Signs manifests: composite ML-DSA and EdDSA or ECDSA. */
  SIGNING(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
  /** Receives content keys: composite ML-KEM and ECDH. */
  SEALING(KeyUsage.keyEncipherment),
  /** TLS client (agency) or server (hub): ECDSA P-256. */
  TRANSPORT(KeyUsage.digitalSignature),
  /** Signs directory versions. */
  REGISTRAR(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);

  private final int keyUsage;

  CertificatePurpose(int keyUsage) {
    this.keyUsage = keyUsage;
  }

  /**
   * The purpose that key usage, extended key usage (both critical) and subject agree upon, else
   * WRONG_PURPOSE.
   */
  public static CertificatePurpose of(X509Certificate certificate) throws CertificateRefused {
    SubjectName subject = SubjectName.of(certificate);
    for (CertificatePurpose purpose : values()) {
      if (purpose.isOf(certificate, subject.role())) {
        return purpose;
      }
    }
    throw new CertificateRefused(
        CertificateRefused.Code.WRONG_PURPOSE, subject.uri() + ": no single purpose");
  }

  private boolean isOf(X509Certificate certificate, Role role) throws CertificateRefused {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    // RFC 5280 4.2.1.12: critical, so that software that does not know the purpose refuses it.
    return critical != null
        && critical.contains(Extension.keyUsage.getId())
        && critical.contains(Extension.extendedKeyUsage.getId())
        && certificate.getBasicConstraints() < 0
        && isFor(role)
        && usage(certificate.getKeyUsage()) == keyUsage
        && extendedKeyUsage(certificate).equals(List.of(extended(role).getId()));
  }

  int keyUsage() {
    return keyUsage;
  }

  private boolean isFor(Role role) {
    return switch (this) {
      case SIGNING, SEALING -> role == Role.AGENCY;
      case TRANSPORT -> role == Role.AGENCY || role == Role.HUB;
      case REGISTRAR -> role == Role.REGISTRAR;
    };
  }

  KeyPurposeId extended(Role role) {
    return switch (this) {
      case SIGNING -> SaolaOids.SIGNING;
      case SEALING -> SaolaOids.SEALING;
      case REGISTRAR -> SaolaOids.REGISTRAR;
      case TRANSPORT ->
          role == Role.HUB ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
    };
  }

  private static int usage(boolean @Nullable [] bits) {
    int usage = 0;
    for (int i = 0; bits != null && i < bits.length; i++) {
      // Bits 0 to 7 of the BIT STRING are those of its first byte, the highest first; 8 follows.
      usage |= bits[i] ? (i < 8 ? 0x80 >> i : KeyUsage.decipherOnly) : 0;
    }
    return usage;
  }

  private static List<String> extendedKeyUsage(X509Certificate certificate)
      throws CertificateRefused {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null ? List.of() : usages;
    } catch (CertificateParsingException e) {
      throw new CertificateRefused(CertificateRefused.Code.MALFORMED, "key usage cannot be read");
    }
  }
}
