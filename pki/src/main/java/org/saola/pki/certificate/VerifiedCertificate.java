// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.cert.X509Certificate;

/**
 * A certificate whose path to the trust anchor has been verified; only {@link PathVerifier} makes
 * one. Whether it is valid at some time, or revoked, is another question.
 */
public final class VerifiedCertificate {
  private final X509Certificate certificate;
  private final CertificatePurpose purpose;
  private final SubjectName subject;
  private final X509Certificate issuer;

  VerifiedCertificate(
      X509Certificate certificate,
      CertificatePurpose purpose,
      SubjectName subject,
      X509Certificate issuer) {
    this.certificate = certificate;
    this.purpose = purpose;
    this.subject = subject;
    this.issuer = issuer;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public CertificatePurpose purpose() {
    return purpose;
  }

  public SubjectName subject() {
    return subject;
  }

  public String serial() {
    return Certificates.serial(certificate);
  }

  /** Serial number of the authority that issued it: if that is revoked, so is this. */
  public String issuerSerial() {
    return Certificates.serial(issuer);
  }
}
