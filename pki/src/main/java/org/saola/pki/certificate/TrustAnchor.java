// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.certificate.SubjectName.Role;

/**
 * What an agency is given by hand, and all that it trusts: the federation's root and the authority
 * of its transport certificates, as one PEM file ({@code trust-anchor.pem}).
 */
public record TrustAnchor(
    String federation, X509Certificate root, X509Certificate transportAuthority) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  /** Refuses anything but a root that signed itself and a transport authority that it signed. */
  public static TrustAnchor load(Path pem) throws IOException, CertificateRefused {
    List<X509Certificate> certificates =
        certificates(Files.readString(pem, StandardCharsets.US_ASCII));
    if (certificates.size() != 2) {
      throw new CertificateRefused(
          Code.MALFORMED, "%s holds %d certificates, not 2".formatted(pem, certificates.size()));
    }
    return verified(certificates.get(0), certificates.get(1));
  }

  static TrustAnchor verified(X509Certificate root, X509Certificate transportAuthority)
      throws CertificateRefused {
    String federation = SubjectName.of(root).federation();
    PathVerifier.requireAuthority(root, Role.ROOT, root, federation);
    PathVerifier.requireAuthority(transportAuthority, Role.TRANSPORT_AUTHORITY, root, federation);
    return new TrustAnchor(federation, root, transportAuthority);
  }

  private static List<X509Certificate> certificates(String pem) throws CertificateRefused {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher matcher = PEM.matcher(pem);
    while (matcher.find()) {
      certificates.add(Certificates.read(Base64.getMimeDecoder().decode(matcher.group(1))));
    }
    return certificates;
  }

  public void store(Path pem) throws IOException {
    Files.writeString(pem, Certificates.pem(root) + Certificates.pem(transportAuthority));
  }

  /**
   * A PKCS#12 file with the transport authority as its only trusted certificate, for servers that
   * want a truststore file.
   */
  public void storeTransportTruststore(Path p12, char[] password) throws IOException {
    try (OutputStream out = Files.newOutputStream(p12)) {
      transportTruststore().store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK writes PKCS#12", e);
    }
  }

  KeyStore transportTruststore() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("transport-authority", Certificates.ofJdk(transportAuthority));
      return trusted;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK keeps PKCS#12 in memory", e);
    }
  }
}
