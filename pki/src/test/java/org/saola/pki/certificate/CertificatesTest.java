// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificateRefused.Code;

class CertificatesTest {
  private static final X509Certificate CERTIFICATE =
      TestFederation.demo().keystore("NL-CUSTOMS").certificate(CertificatePurpose.SIGNING);

  @Test
  void whatWasReadEncodesToTheSameBytes() throws Exception {
    byte[] der = Certificates.encoded(CERTIFICATE);
    assertThat(Certificates.encoded(Certificates.read(der))).isEqualTo(der);
  }

  @Test
  void trailingBytesAreRefused() {
    byte[] der = Certificates.encoded(CERTIFICATE);
    CertificateRefusal.expect(
        Code.MALFORMED, () -> Certificates.read(Arrays.copyOf(der, der.length + 1)));
  }

  /** Reading and verifying hostile bytes gives a refusal, and never anything else. */
  @Test
  void alteredCertificatesAreRefused() throws Exception {
    Random random = new Random(20261122);
    byte[] der = Certificates.encoded(CERTIFICATE);
    PathVerifier paths =
        new PathVerifier(
            TestFederation.demo().anchor(),
            List.of(TestFederation.demo().entry("issuing-authority").certificate()));
    for (int i = 0; i < 600; i++) {
      byte[] altered = der.clone();
      altered[random.nextInt(i % 2 == 0 ? der.length : 700)] ^= (byte) (1 << random.nextInt(8));
      try {
        X509Certificate read = Certificates.read(altered);
        paths.verify(read);
        throw new AssertionError("accepted after mutation " + i);
      } catch (CertificateRefused refused) {
        assertThat(refused.code()).isNotNull();
      }
    }
  }

  @Test
  void serialIsHexOfPositiveNumber() {
    assertThat(Certificates.serial(CERTIFICATE)).matches("[0-9a-f]{40}");
  }
}
