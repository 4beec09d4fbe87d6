// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/**
 * The keys and certificates of one agency, or of the hub (transport only): a PKCS#12 file. Never
 * prints its keys.
 */
public final class Keystore {
  private Keystore() {}

  public static Keystore load(Path p12, char[] password) throws IOException, CertificateRefused {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * The password of a keystore: the environment variable {@code SAOLA_KEYSTORE_PASSWORD}, else the
   * file {@code <keystore>.password} beside it, which must have mode 0600.
   */
  public static char[] password(Path p12) throws IOException, CertificateRefused {
    throw new UnsupportedOperationException("pki");
  }

  /** The subject's name without its URN prefix: {@code NL-CUSTOMS}, or {@code hub}. */
  public String subject() {
    throw new UnsupportedOperationException("pki");
  }

  public X509Certificate certificate(CertificatePurpose purpose) {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * TLS 1.3 only; presents the transport certificate, trusts only the anchor's transport authority.
   */
  public SSLContext tls(TrustAnchor anchor) {
    throw new UnsupportedOperationException("pki");
  }

  @Override
  public String toString() {
    return "Keystore[redacted]";
  }
}
