// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * What an agency is given by hand, and all that it trusts: the federation's root and the authority
 * of its transport certificates, as one PEM file ({@code trust-anchor.pem}).
 */
public record TrustAnchor(
    String federation, X509Certificate root, X509Certificate transportAuthority) {
  public static TrustAnchor load(Path pem) throws IOException, CertificateRefused {
    throw new UnsupportedOperationException("pki");
  }

  public void store(Path pem) throws IOException {
    throw new UnsupportedOperationException("pki");
  }
}
