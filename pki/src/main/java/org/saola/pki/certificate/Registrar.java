// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.saola.pki.cms.SigningKey;

/** Signs directory versions; its key is kept off the hub. */
public final class Registrar {
  private final SigningKey key;
  private final List<byte[]> path;

  Registrar(SigningKey key, X509Certificate issuingAuthority) {
    this.key = key;
    this.path =
        List.of(Certificates.encoded(key.certificate()), Certificates.encoded(issuingAuthority));
  }

  /** From the registrar's own file, which is all that it needs of the authority's folder. */
  public static Registrar load(Path p12, char[] password) throws IOException, CertificateRefused {
    KeyFile file = KeyFile.load(p12, password);
    return new Registrar(
        file.signingKey(CertificatePurpose.REGISTRAR), file.issuer(CertificatePurpose.REGISTRAR));
  }

  /**
   * CMS SignedData (composite suite 1) with the document as its content and the registrar's
   * certificate path inside.
   */
  public byte[] sign(byte[] document) {
    return key.signWith(document, path);
  }

  @Override
  public String toString() {
    return "Registrar[redacted]";
  }
}
