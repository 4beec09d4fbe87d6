// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.cert.X509Certificate;

/**
 * Whom a transport certificate names: its SAN URI {@code urn:saola:FEDERATION:agency:ID} or {@code
 * urn:saola:FEDERATION:hub}.
 */
public record TransportIdentity(String federation, String subject, boolean hub) {
  /** Exactly one SAN URI of the federation and the transport purpose, else refused. */
  public static TransportIdentity of(X509Certificate certificate) throws CertificateRefused {
    throw new UnsupportedOperationException("pki");
  }
}
