// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.cms.CertifiedKey;

/**
 * A certificate of the directory, its path verified and its key parsed.
 *
 * @param revoked when it was revoked, where it was
 */
public record ListedCertificate(
    String agency,
    CertificatePurpose purpose,
    X509Certificate certificate,
    CertifiedKey key,
    Optional<DirectoryDocument.Revocation> revoked) {

  /** Judged at the instant: what was signed before a revocation stays signed. */
  public Standing at(Instant instant) {
    if (revoked.isPresent() && !instant.isBefore(revoked.get().at())) {
      return Standing.REVOKED;
    }
    if (instant.isBefore(certificate.getNotBefore().toInstant())) {
      return Standing.NOT_YET_VALID;
    }
    // RFC 5280 4.1.2.5: the period includes both of its ends.
    return instant.isAfter(certificate.getNotAfter().toInstant())
        ? Standing.EXPIRED
        : Standing.VALID;
  }

  public String serial() {
    return Certificates.serial(certificate);
  }
}
