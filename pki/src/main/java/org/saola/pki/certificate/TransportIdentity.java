// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.cert.X509Certificate;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.certificate.SubjectName.Role;

/**
 * Whom a transport certificate names: its SAN URI {@code urn:saola:FEDERATION:agency:ID} or {@code
 * urn:saola:FEDERATION:hub}.
 */
public record TransportIdentity(String federation, String subject, boolean hub) {
  /** Exactly one SAN URI of the federation and the transport purpose, else refused. */
  public static TransportIdentity of(X509Certificate certificate) throws CertificateRefused {
    if (CertificatePurpose.of(certificate) != CertificatePurpose.TRANSPORT) {
      throw new CertificateRefused(Code.WRONG_PURPOSE, "not a transport certificate");
    }
    SubjectName name = SubjectName.of(certificate);
    return new TransportIdentity(name.federation(), name.subject(), name.role() == Role.HUB);
  }
}
