// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.OddCertificate;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.SigningKey;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.seal.SealRefused.Code;
import org.saola.pki.suite.Suites;

/** Who signed, judged by a directory: every way in which it is not the agency it says. */
class SignedManifestTest {
  private static final byte[] MANIFEST = "{\"id\":\"1\"}".getBytes(UTF_8);
  private static final TestFederation DEMO = TestFederation.demo();

  private final byte[] signed = new ManifestSigner(DEMO.keystore(NL)).sign(MANIFEST);

  private static SignedManifest parsed(byte[] bytes) throws SealRefused {
    return SealedMessage.parse(bytes, 1 << 20).signedManifest().orElseThrow();
  }

  private static SignedManifest.Signer verify(byte[] bytes, Directory directory, Instant at)
      throws SealRefused {
    return parsed(bytes).verify(directory, 1, at);
  }

  @Test
  void signerIsNamedWithSuiteAndSerial() throws Exception {
    SignedManifest manifest = parsed(signed);
    X509Certificate certificate = DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING);
    assertThat(manifest.verify(DEMO.directory(), 1, NOW))
        .isEqualTo(new SignedManifest.Signer(NL, 1, Certificates.serial(certificate)));
    assertThat(manifest.unverifiedManifest()).isEqualTo(MANIFEST);
    assertThat(manifest.digest()).isEqualTo(Digests.sha256(MANIFEST));
    assertThat(manifest.bytes()).isEqualTo(signed);
  }

  @Test
  void otherContentUnderTheSignatureIsRefused() {
    byte[] altered = Bytes.replaced(signed, MANIFEST, "{\"id\":\"2\"}".getBytes(UTF_8));
    Refusal.expect(Code.BAD_SIGNATURE, () -> verify(altered, DEMO.directory(), NOW));
  }

  @Test
  void foreignSignerIsUnknown() {
    byte[] foreign = new ManifestSigner(TestFederation.foreign().keystore(NL)).sign(MANIFEST);
    Refusal.expect(Code.UNKNOWN_SIGNER, () -> verify(foreign, DEMO.directory(), NOW));
  }

  @Test
  void swappedDirectoryDoesNotKnowTheSigner() {
    Directory foreign = TestFederation.foreign().directory();
    Refusal.expect(Code.UNKNOWN_SIGNER, () -> verify(signed, foreign, NOW));
  }

  @Test
  void keysOfAnotherPurposeDoNotSign() {
    SigningKey mine = DEMO.keystore(NL).signingKey();
    for (CertificatePurpose purpose :
        List.of(CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT)) {
      X509Certificate other = DEMO.keystore(NL).certificate(purpose);
      byte[] odd = new SigningKey(other, signingKey(NL), mine.suite()).sign(MANIFEST);
      Refusal.expect(Code.WRONG_PURPOSE, () -> verify(odd, DEMO.directory(), NOW));
    }
  }

  @Test
  void namingAnothersKeyDoesNotMakeItTheirs() {
    X509Certificate theirs = DEMO.keystore(FR).certificate(CertificatePurpose.SIGNING);
    byte[] posing = new SigningKey(theirs, signingKey(NL), Suites.DEFAULT).sign(MANIFEST);
    Refusal.expect(Code.BAD_SIGNATURE, () -> verify(posing, DEMO.directory(), NOW));
  }

  @Test
  void certificateNotOfTheDirectoryWithTheSameKeyIsRefused() {
    // A second certificate for the same key: its digest is in signing-certificate-v2.
    X509Certificate twin =
        OddCertificate.of(DEMO)
            .keys(
                new KeyPair(
                    DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING).getPublicKey(),
                    signingKey(NL)))
            .build();
    byte[] odd = new SigningKey(twin, signingKey(NL), Suites.DEFAULT).sign(MANIFEST);
    Refusal.expect(Code.BAD_SIGNATURE, () -> verify(odd, DEMO.directory(), NOW));
  }

  @Test
  void signatureIsJudgedWithinTheCertificatesValidity() throws Exception {
    X509Certificate certificate = DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING);
    Instant first = certificate.getNotBefore().toInstant();
    Instant last = certificate.getNotAfter().toInstant();
    assertThat(verify(signed, DEMO.directory(), first).agency()).isEqualTo(NL);
    assertThat(verify(signed, DEMO.directory(), last).agency()).isEqualTo(NL);
    Duration second = Duration.ofSeconds(1);
    Refusal.expect(
        Code.SIGNER_EXPIRED, () -> verify(signed, DEMO.directory(), first.minus(second)));
    Refusal.expect(Code.SIGNER_EXPIRED, () -> verify(signed, DEMO.directory(), last.plus(second)));
  }

  @Test
  void revocationHoldsFromItsInstantOnAndNotBefore() throws Exception {
    X509Certificate certificate = DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING);
    Directory directory =
        DEMO.directory(
            DEMO.document()
                .with(
                    DirectoryDocument.Revocation.of(
                        certificate, NOW.plusSeconds(60), "key-compromise")));
    assertThat(verify(signed, directory, NOW.plusSeconds(59)).agency()).isEqualTo(NL);
    Refusal.expect(Code.SIGNER_REVOKED, () -> verify(signed, directory, NOW.plusSeconds(60)));
    Refusal.expect(Code.SIGNER_REVOKED, () -> verify(signed, directory, NOW.plusSeconds(3600)));
  }

  @Test
  void revokedAuthorityTakesItsCertificatesAlong() throws Exception {
    Directory directory =
        DEMO.directory(
            DEMO.document()
                .with(
                    DirectoryDocument.Revocation.of(
                        TestFederation.authorityCertificate(DEMO, "issuing-authority"),
                        NOW.plusSeconds(60),
                        "ca-compromise")));
    assertThat(verify(signed, directory, NOW).agency()).isEqualTo(NL);
    Refusal.expect(Code.SIGNER_REVOKED, () -> verify(signed, directory, NOW.plusSeconds(61)));
  }

  @Test
  void suiteBelowTheMinimumIsRefused() throws Exception {
    Refusal.expect(Code.SUITE_NOT_ALLOWED, () -> parsed(signed).verify(DEMO.directory(), 2, NOW));
    Keystore high = DEMO.enrol("DE-SPOC", Suites.HIGH);
    Directory directory =
        DEMO.directory(DEMO.document().with(TestFederation.listing("DE-SPOC").with(high)));
    ManifestSigner signer = new ManifestSigner(high);
    assertThat(signer.suite()).isEqualTo(2);
    assertThat(parsed(signer.sign(MANIFEST)).verify(directory, 2, NOW).suite()).isEqualTo(2);
  }

  @Test
  void newestKeySignsAfterARenewal() throws Exception {
    Keystore renewed = DEMO.renew(DEMO.enrol("DE-SPOC", Suites.DEFAULT));
    Directory directory =
        DEMO.directory(DEMO.document().with(TestFederation.listing("DE-SPOC").with(renewed)));
    List<X509Certificate> certificates = renewed.certificates(CertificatePurpose.SIGNING);
    assertThat(certificates).hasSize(2);
    byte[] bytes = new ManifestSigner(renewed).sign(MANIFEST);
    assertThat(verify(bytes, directory, NOW).certificateSerial())
        .isEqualTo(Certificates.serial(certificates.getLast()));
  }

  private static PrivateKey signingKey(String agency) {
    return TestFederation.privateKey(DEMO.keystore(agency), CertificatePurpose.SIGNING);
  }
}
