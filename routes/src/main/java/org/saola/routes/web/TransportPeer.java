// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.TransportIdentity;
import org.saola.pki.directory.Directory;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.web.WebRefused.Code;

/**
 * Who asks. TLS has checked that the transport authority issued the certificate; here each request,
 * on a connection however old, is checked against the directory of this moment.
 */
final class TransportPeer {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final DirectoryService directories;
  private final Clock clock;

  TransportPeer(DirectoryService directories, Clock clock) {
    this.directories = directories;
    this.clock = clock;
  }

  /**
   * @throws WebRefused unless the certificate is a listed agency's, valid and not revoked
   */
  AgencyId of(HttpServletRequest request) {
    if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain)
        || chain.length == 0) {
      throw new WebRefused(Code.NOT_LISTED, "no client certificate");
    }
    TransportIdentity identity = identity(chain[0]);
    Directory directory = directories.latest();
    if (identity.hub()
        || !identity.federation().equals(directory.document().federation())
        || !directory.acceptsTransport(chain[0], clock.instant())) {
      throw new WebRefused(
          Code.NOT_LISTED,
          "directory version %d does not list this certificate as valid"
              .formatted(directory.document().version()));
    }
    return new AgencyId(identity.subject());
  }

  private static TransportIdentity identity(X509Certificate certificate) {
    try {
      return TransportIdentity.of(certificate);
    } catch (CertificateRefused e) {
      throw new WebRefused(Code.NOT_LISTED, String.valueOf(e.getMessage()));
    }
  }
}
