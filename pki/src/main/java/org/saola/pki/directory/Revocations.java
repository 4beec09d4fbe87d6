// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.pki.certificate.VerifiedCertificate;

/** The revocations of one directory version, by serial number. */
final class Revocations {
  private final Map<String, DirectoryDocument.Revocation> bySerial = new HashMap<>();

  Revocations(DirectoryDocument document) {
    document.revoked().forEach(revocation -> bySerial.put(revocation.serial(), revocation));
  }

  /** The earliest by which the certificate fell, be it its issuer's. */
  Optional<DirectoryDocument.Revocation> of(VerifiedCertificate certificate) {
    return Stream.of(certificate.serial(), certificate.issuerSerial())
        .map(bySerial::get)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(DirectoryDocument.Revocation::at));
  }

  boolean isRevoked(String serial, Instant at) {
    DirectoryDocument.Revocation revocation = bySerial.get(serial);
    return revocation != null && !at.isBefore(revocation.at());
  }
}
