// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The federation's certification authorities and registrar, in a folder of their own that never
 * lies on the hub: root, issuing authority (composite suite 1), transport authority (ECDSA P-256),
 * registrar.
 */
public final class FederationAuthority {
  private FederationAuthority() {}

  /** Creates the keys and certificates; the passwords go to 0600 files. */
  public static FederationAuthority create(Path folder, String federation, Clock clock)
      throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  public static FederationAuthority load(Path folder, Clock clock)
      throws IOException, CertificateRefused {
    throw new UnsupportedOperationException("pki");
  }

  public TrustAnchor anchor() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Makes an agency's three keys and certificates and writes {@code p12} (0600) and its password
   * file.
   */
  public Keystore enrolAgency(String agency, Path p12) throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * The hub's transport certificate, with the DNS names and IP addresses under which it is reached.
   */
  public Keystore enrolHub(Path p12, java.util.List<String> hosts) throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  public Registrar registrar() {
    throw new UnsupportedOperationException("pki");
  }
}
