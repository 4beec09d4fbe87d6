// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Der;
import org.saola.pki.suite.BouncyCastle;

/** Reads and writes certificates. */
public final class Certificates {
  private Certificates() {}

  /** Strict DER, with a key of a known kind; the object can give composite keys. */
  public static X509Certificate read(byte[] der) throws CertificateRefused {
    try {
      Der.read(der);
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                  .generateCertificate(new ByteArrayInputStream(der));
      // Later on this would fail where nobody expects it.
      Objects.requireNonNull(certificate.getPublicKey(), "unknown kind of key");
      return certificate;
    } catch (CmsRefused | CertificateException | RuntimeException e) {
      // The provider answers some malformed certificates with unchecked exceptions.
      throw new CertificateRefused(Code.MALFORMED, "not a certificate: " + e.getMessage());
    }
  }

  public static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  /** Serial number in lower-case hex, as the directory's revocations name it. */
  public static String serial(X509Certificate certificate) {
    return HexFormat.of().formatHex(certificate.getSerialNumber().toByteArray());
  }

  static String pem(X509Certificate certificate) {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(certificate));
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  /** The same certificate as an object of the JDK's, which its TLS handles fastest. */
  static X509Certificate ofJdk(X509Certificate certificate) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509", jdk())
              .generateCertificate(new ByteArrayInputStream(encoded(certificate)));
    } catch (CertificateException e) {
      throw new IllegalStateException("the JDK reads what Bouncy Castle has read", e);
    }
  }

  private static Provider jdk() {
    return Objects.requireNonNull(Security.getProvider("SUN"));
  }
}
