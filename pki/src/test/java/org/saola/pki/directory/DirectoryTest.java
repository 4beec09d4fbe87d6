// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.BE;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Digests;
import org.saola.pki.suite.Suites;

/** What a verified version tells. */
class DirectoryTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final Directory DIRECTORY = DEMO.directory();

  @Test
  void agenciesAndGroupsAreFound() {
    assertThat(DIRECTORY.agency(NL).orElseThrow().country()).isEqualTo("NL");
    assertThat(DIRECTORY.agency("XX-NOBODY")).isEmpty();
    assertThat(DIRECTORY.members("@all")).containsExactly(NL, FR, BE);
    assertThat(DIRECTORY.members("@unknown")).isEmpty();
    assertThat(DIRECTORY.anchor()).isEqualTo(DEMO.anchor());
  }

  @Test
  void emptyGroupIsNobody() throws Exception {
    Directory directory =
        DEMO.directory(DEMO.document().with(new DirectoryDocument.Group("@empty", List.of())));
    assertThat(directory.members("@empty")).isEmpty();
  }

  @Test
  void digestIsThatOfTheJson() {
    assertThat(DIRECTORY.digest())
        .isEqualTo(HexFormat.of().formatHex(Digests.sha256(DIRECTORY.json())));
    assertThat(DIRECTORY.json()).isEqualTo(DEMO.document().toJson());
  }

  @Test
  void signedBytesVerifyAgain() throws Exception {
    Directory again = Directory.verify(DIRECTORY.signed(), DEMO.anchor());
    assertThat(again.digest()).isEqualTo(DIRECTORY.digest());
    assertThat(again.document().agencies()).hasSize(3);
  }

  @Test
  void callersCannotChangeIt() throws Exception {
    DIRECTORY.json()[0] ^= 1;
    DIRECTORY.signed()[0] ^= 1;
    DIRECTORY.agency(NL).orElseThrow().certificates().getFirst()[20] ^= 1;
    Directory again = Directory.verify(DIRECTORY.signed(), DEMO.anchor());
    assertThat(again.digest()).isEqualTo(DIRECTORY.digest());
    assertThat(DIRECTORY.document().toJson()).isEqualTo(DIRECTORY.json());
  }

  @Test
  void sealingCertificatesAreTheCurrentOnesNewestFirst() throws Exception {
    Keystore old = DEMO.enrol("DE-SPOC", Suites.DEFAULT);
    Keystore renewed = DEMO.renew(old);
    Directory directory =
        DEMO.directory(DEMO.document().with(TestFederation.listing("DE-SPOC").with(renewed)));
    List<X509Certificate> both = renewed.certificates(CertificatePurpose.SEALING);
    assertThat(directory.sealingCertificates("DE-SPOC", NOW))
        .containsExactlyElementsOf(both.reversed());
    assertThat(directory.sealingCertificates("DE-SPOC", NOW.plus(Duration.ofDays(800)))).isEmpty();
    assertThat(directory.sealingCertificates("DE-SPOC", NOW.minus(Duration.ofDays(1)))).isEmpty();
    assertThat(directory.sealingCertificates("XX-NOBODY", NOW)).isEmpty();
    Directory revoked =
        DEMO.directory(
            directory
                .document()
                .with(DirectoryDocument.Revocation.of(both.getFirst(), NOW, "superseded")));
    assertThat(revoked.sealingCertificates("DE-SPOC", NOW)).containsExactly(both.getLast());
  }

  @Test
  void transportIsAcceptedWhileListedValidAndNotRevoked() throws Exception {
    X509Certificate transport = DEMO.keystore(NL).certificate(CertificatePurpose.TRANSPORT);
    assertThat(DIRECTORY.acceptsTransport(transport, NOW)).isTrue();
    assertThat(DIRECTORY.acceptsTransport(transport, NOW.plus(Duration.ofDays(731)))).isFalse();
    assertThat(DIRECTORY.acceptsTransport(transport, NOW.minus(Duration.ofHours(1)))).isFalse();
    Directory revoked =
        DEMO.directory(
            DEMO.document()
                .with(DirectoryDocument.Revocation.of(transport, NOW, "key-compromise")));
    assertThat(revoked.acceptsTransport(transport, NOW.minusSeconds(1))).isTrue();
    assertThat(revoked.acceptsTransport(transport, NOW)).isFalse();
    Directory without = DEMO.directory(DEMO.document().with(TestFederation.listing(NL)));
    assertThat(without.acceptsTransport(transport, NOW)).isFalse();
  }

  @Test
  void onlyTransportCertificatesTransport() throws Exception {
    for (CertificatePurpose purpose :
        List.of(CertificatePurpose.SIGNING, CertificatePurpose.SEALING)) {
      assertThat(DIRECTORY.acceptsTransport(DEMO.keystore(NL).certificate(purpose), NOW)).isFalse();
    }
    assertThat(
            DIRECTORY.acceptsTransport(DEMO.hub().certificate(CertificatePurpose.TRANSPORT), NOW))
        .isFalse();
    // Another certificate for the same key is another certificate.
    X509Certificate listed = DEMO.keystore(NL).certificate(CertificatePurpose.TRANSPORT);
    X509Certificate twin = TestFederation.twinTransport(DEMO, NL);
    assertThat(twin.getPublicKey()).isEqualTo(listed.getPublicKey());
    assertThat(DIRECTORY.acceptsTransport(twin, NOW)).isFalse();
  }

  /** TLS gives certificates as the JDK's objects. */
  @Test
  void jdksObjectOfTheSameCertificateIsTheSame() throws Exception {
    X509Certificate listed = DEMO.keystore(NL).certificate(CertificatePurpose.TRANSPORT);
    X509Certificate jdks =
        (X509Certificate)
            CertificateFactory.getInstance("X.509", "SUN")
                .generateCertificate(new ByteArrayInputStream(listed.getEncoded()));
    assertThat(DIRECTORY.acceptsTransport(jdks, NOW)).isTrue();
  }

  @Test
  void revocationOfTheHubIsKnown() throws Exception {
    X509Certificate hub = DEMO.hub().certificate(CertificatePurpose.TRANSPORT);
    assertThat(DIRECTORY.isRevoked(hub, NOW)).isFalse();
    Directory revoked =
        DEMO.directory(
            DEMO.document().with(DirectoryDocument.Revocation.of(hub, NOW, "key-compromise")));
    assertThat(revoked.isRevoked(hub, NOW)).isTrue();
    assertThat(revoked.isRevoked(hub, NOW.minusSeconds(1))).isFalse();
  }

  @Test
  void documentsAreChangedByCopies() {
    DirectoryDocument document = DEMO.document();
    assertThat(document.withoutAgency(NL).agencies()).hasSize(2);
    assertThat(document.with(TestFederation.listing(NL)).agencies()).hasSize(3);
    assertThat(document.agencies()).hasSize(3);
    // Listing a keystore again adds nothing.
    DirectoryDocument.Agency listed = document.agencies().getFirst();
    assertThat(listed.with(DEMO.keystore(listed.id())).certificates()).hasSize(3);
  }
}
