// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.TransportIdentity;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.ListedCertificate;
import org.saola.pki.directory.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose transport certificate is which, by one directory version. A certificate is read and looked
 * up once; its validity and revocation are judged at each use. Only listed certificates are kept.
 */
final class Admissions {
  private static final Logger log = LoggerFactory.getLogger(Admissions.class);

  private final Directory directory;
  private final String federation;
  private final Map<X509Certificate, ListedCertificate> listed = new ConcurrentHashMap<>();

  Admissions(Directory directory, String federation) {
    this.directory = directory;
    this.federation = federation;
  }

  /** The agency of a certificate that is listed, valid and not revoked at the instant. */
  Optional<AgencyId> of(X509Certificate certificate, Instant at) {
    ListedCertificate known = listed.get(certificate);
    if (known == null) {
      known = look(certificate);
      if (known == null) {
        return Optional.empty();
      }
      listed.put(certificate, known);
    }
    if (known.at(at) == Standing.VALID) {
      return Optional.of(new AgencyId(known.agency()));
    }
    log.warn("the transport certificate of {} is {}", known.agency(), known.at(at));
    return Optional.empty();
  }

  private @Nullable ListedCertificate look(X509Certificate certificate) {
    try {
      TransportIdentity identity = TransportIdentity.of(certificate);
      if (identity.federation().equals(federation) && !identity.hub()) {
        Optional<ListedCertificate> entry =
            directory.transport(certificate).filter(it -> it.agency().equals(identity.subject()));
        if (entry.isPresent()) {
          return entry.get();
        }
      }
      log.warn("the directory does not list the transport certificate of {}", identity);
    } catch (CertificateRefused e) {
      log.warn("a transport certificate is refused: {} {}", e.code(), e.getMessage());
    }
    return null;
  }
}
