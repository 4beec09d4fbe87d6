// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.cms.CertifiedKey;

/**
 * A certificate of the directory, its path verified, its key and times parsed once: they are asked
 * for with each message.
 *
 * @param revoked when it was revoked, where it was
 */
public record ListedCertificate(
    String agency,
    CertificatePurpose purpose,
    X509Certificate certificate,
    CertifiedKey key,
    Instant notBefore,
    Instant notAfter,
    Optional<DirectoryDocument.Revocation> revoked) {

  static ListedCertificate of(
      String agency,
      CertificatePurpose purpose,
      X509Certificate certificate,
      CertifiedKey key,
      Optional<DirectoryDocument.Revocation> revoked) {
    return new ListedCertificate(
        agency,
        purpose,
        certificate,
        key,
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        revoked);
  }

  /** Judged at the instant: what was signed before a revocation stays signed. */
  public Standing at(Instant instant) {
    if (revoked.isPresent() && !instant.isBefore(revoked.get().at())) {
      return Standing.REVOKED;
    }
    if (instant.isBefore(notBefore)) {
      return Standing.NOT_YET_VALID;
    }
    // RFC 5280 4.1.2.5: the period includes both of its ends.
    return instant.isAfter(notAfter) ? Standing.EXPIRED : Standing.VALID;
  }

  public String serial() {
    return Certificates.serial(certificate);
  }
}
