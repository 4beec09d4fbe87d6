// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.PathVerifier;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.certificate.VerifiedCertificate;
import org.saola.pki.cms.CertifiedKey;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.SignedContent;

/**
 * The registrar's signature over a directory version, which brings the registrar's certificate and
 * the issuing authorities' along: the trust anchor is all that a verifier needs beforehand.
 */
record RegistrarSignature(byte[] json, VerifiedCertificate registrar, PathVerifier paths) {

  static RegistrarSignature verify(byte[] signed, TrustAnchor anchor) throws DirectoryRefused {
    try {
      SignedContent content = SignedContent.parseWithCertificates(Der.read(signed));
      List<X509Certificate> authorities = new ArrayList<>();
      X509Certificate registrar = null;
      for (byte[] der : content.certificates()) {
        X509Certificate certificate = Certificates.read(der);
        if (Arrays.equals(CertifiedKey.of(certificate).keyIdentifier(), content.keyIdentifier())) {
          registrar = certificate;
        } else {
          authorities.add(certificate);
        }
      }
      if (registrar == null) {
        throw new DirectoryRefused("the signer's certificate is not inside");
      }
      PathVerifier paths = new PathVerifier(anchor, authorities);
      VerifiedCertificate verified = registrar(registrar, paths);
      content.verify(registrar, CertifiedKey.of(registrar).key());
      return new RegistrarSignature(content.content(), verified, paths);
    } catch (CmsRefused e) {
      throw new DirectoryRefused("%s: %s".formatted(e.defect(), e.getMessage()));
    } catch (CertificateRefused e) {
      throw new DirectoryRefused("%s: %s".formatted(e.code(), e.getMessage()));
    }
  }

  private static VerifiedCertificate registrar(X509Certificate certificate, PathVerifier paths)
      throws CertificateRefused, DirectoryRefused {
    VerifiedCertificate signer = paths.verify(certificate);
    if (signer.purpose() != CertificatePurpose.REGISTRAR) {
      throw new DirectoryRefused(
          "signed by %s, not by the registrar".formatted(signer.subject().uri()));
    }
    return signer;
  }

  /** The registrar's certificate must have been valid when the version was made. */
  void requireValidAt(Instant created) throws DirectoryRefused {
    try {
      registrar.certificate().checkValidity(Date.from(created));
    } catch (CertificateException e) {
      throw new DirectoryRefused("the registrar's certificate was not valid at " + created);
    }
  }
}
