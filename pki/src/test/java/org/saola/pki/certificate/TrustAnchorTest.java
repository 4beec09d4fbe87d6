// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.certificate.CertificateRefused.Code;

class TrustAnchorTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final X509Certificate ROOT = DEMO.anchor().root();
  private static final X509Certificate TRANSPORT = DEMO.anchor().transportAuthority();

  @TempDir Path folder;

  private TrustAnchor load(X509Certificate... certificates) throws Exception {
    StringBuilder pem = new StringBuilder("Given by hand.\n");
    for (X509Certificate certificate : certificates) {
      pem.append(Certificates.pem(certificate));
    }
    return TrustAnchor.load(Files.writeString(folder.resolve("anchor.pem"), pem));
  }

  @Test
  void storedAnchorLoads() throws Exception {
    Path pem = folder.resolve("trust-anchor.pem");
    DEMO.anchor().store(pem);
    assertThat(TrustAnchor.load(pem)).isEqualTo(DEMO.anchor());
    assertThat(load(ROOT, TRANSPORT).federation()).isEqualTo("demo");
  }

  @Test
  void anythingButTheTwoIsRefused() {
    CertificateRefusal.expect(Code.MALFORMED, () -> load());
    CertificateRefusal.expect(Code.MALFORMED, () -> load(ROOT));
    CertificateRefusal.expect(Code.MALFORMED, () -> load(ROOT, TRANSPORT, TRANSPORT));
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> load(TRANSPORT, ROOT));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> load(ROOT, DEMO.entry("issuing-authority").certificate()));
  }

  @Test
  void transportAuthorityOfAnotherRootIsRefused() {
    CertificateRefusal.expect(
        Code.WRONG_SUBJECT,
        () -> load(ROOT, TestFederation.foreign().anchor().transportAuthority()));
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER,
        () ->
            load(
                ROOT,
                OddCertificate.by(TestFederation.foreign(), "root")
                    .ecdsaKeys("P-256")
                    .uris("urn:saola:demo:transport-authority")
                    .authority()
                    .build()));
  }

  @Test
  void rootThatDidNotSignItselfIsRefused() throws Exception {
    X509Certificate posing =
        OddCertificate.by(DEMO, "root").uris("urn:saola:demo:root").authority().build();
    CertificateRefusal.expect(Code.UNTRUSTED_ISSUER, () -> load(posing, TRANSPORT));
  }
}
