// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** Certificates that are right but for one thing. */
class PathVerifierTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final X509Certificate ISSUING = DEMO.entry("issuing-authority").certificate();

  private static VerifiedCertificate verify(OddCertificate odd) throws CertificateRefused {
    return new PathVerifier(DEMO.anchor(), List.of(ISSUING)).verify(odd.build());
  }

  private static OddCertificate odd() {
    return OddCertificate.of(DEMO);
  }

  private static OddCertificate transport() throws Exception {
    return OddCertificate.by(DEMO, "transport-authority").ecdsaKeys("P-256").client();
  }

  @Test
  void certificateIsVerifiedWithSubjectPurposeAndIssuer() throws Exception {
    VerifiedCertificate verified = verify(odd());
    assertThat(verified.subject().agency()).isEqualTo("NL-CUSTOMS");
    assertThat(verified.purpose()).isEqualTo(CertificatePurpose.SIGNING);
    assertThat(verified.issuerSerial()).isEqualTo(Certificates.serial(ISSUING));
    assertThat(verify(transport()).purpose()).isEqualTo(CertificatePurpose.TRANSPORT);
    assertThat(verify(transport().server().uris("urn:saola:demo:hub")).subject().role())
        .isEqualTo(Role.HUB);
  }

  @Test
  void foreignIssuerIsRefused() {
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER,
        () ->
            verify(
                OddCertificate.of(TestFederation.foreign())
                    .uris("urn:saola:demo:agency:NL-CUSTOMS")));
  }

  @Test
  void foreignFederationInTheNameIsRefused() {
    CertificateRefusal.expect(
        Code.WRONG_SUBJECT, () -> verify(odd().uris("urn:saola:foreign:agency:NL-CUSTOMS")));
  }

  @Test
  void signatureByAnotherKeyIsRefused() throws Exception {
    KeyPair other = Suites.DEFAULT.signature().generate(TestFederation.random());
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER, () -> verify(odd().signWith(other.getPrivate())));
  }

  @Test
  void classicalSignatureUnderACompositeIssuerIsRefused() throws Exception {
    KeyPair classical =
        KeyPairGenerator.getInstance("Ed25519", BouncyCastle.PROVIDER).generateKeyPair();
    CertificateRefusal.expect(
        Code.UNSUPPORTED_SUITE, () -> verify(odd().signWith(classical.getPrivate())));
  }

  @Test
  void transportAuthorityIssuesNothingElse() {
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER, () -> verify(OddCertificate.by(DEMO, "transport-authority")));
  }

  @Test
  void issuingAuthorityIssuesNoTransportCertificates() {
    CertificateRefusal.expect(
        Code.UNSUPPORTED_SUITE, () -> verify(odd().ecdsaKeys("P-256").client()));
  }

  @Test
  void rootIssuesAuthoritiesOnly() {
    CertificateRefusal.expect(Code.UNTRUSTED_ISSUER, () -> verify(OddCertificate.by(DEMO, "root")));
  }

  @Test
  void agencyIsNoAuthority() throws Exception {
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> new PathVerifier(DEMO.anchor(), List.of(odd().build())));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE,
        () ->
            new PathVerifier(
                DEMO.anchor(),
                List.of(
                    OddCertificate.by(DEMO, "root")
                        .uris("urn:saola:demo:issuing-authority")
                        .build())));
    assertThat(
            new PathVerifier(
                DEMO.anchor(),
                List.of(
                    OddCertificate.by(DEMO, "root")
                        .uris("urn:saola:demo:issuing-authority")
                        .authority()
                        .build())))
        .isNotNull();
  }

  @Test
  void authorityOfAnotherRootIsRefused() {
    CertificateRefusal.expect(
        Code.WRONG_SUBJECT,
        () ->
            new PathVerifier(
                DEMO.anchor(),
                List.of(TestFederation.foreign().entry("issuing-authority").certificate())));
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER,
        () ->
            new PathVerifier(
                DEMO.anchor(),
                List.of(
                    OddCertificate.by(TestFederation.foreign(), "root")
                        .uris("urn:saola:demo:issuing-authority")
                        .authority()
                        .build())));
  }

  @Test
  void authorityBelowAnAuthorityIsRefused() {
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER,
        () ->
            new PathVerifier(
                DEMO.anchor(),
                List.of(odd().uris("urn:saola:demo:issuing-authority").authority().build())));
  }

  @Test
  void purposeIsOneAndCritical() throws Exception {
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(odd().uncriticalUsage()));
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(odd().extended()));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> verify(odd().extended(SaolaOids.SIGNING, SaolaOids.SEALING)));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> verify(odd().extended(KeyPurposeId.anyExtendedKeyUsage)));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> verify(odd().keyUsage(KeyUsage.digitalSignature)));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE,
        () ->
            verify(
                odd()
                    .keyUsage(
                        KeyUsage.digitalSignature
                            | KeyUsage.nonRepudiation
                            | KeyUsage.keyEncipherment)));
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(odd().authority()));
  }

  @Test
  void rolesAndPurposesGoTogether() throws Exception {
    // An agency can pose neither as the hub nor as the registrar.
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(transport().server()));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> verify(transport().uris("urn:saola:demo:hub")));
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(odd().registrar()));
    CertificateRefusal.expect(Code.WRONG_PURPOSE, () -> verify(odd().uris("urn:saola:demo:hub")));
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> verify(odd().uris("urn:saola:demo:registrar")));
  }

  @Test
  void keyFitsThePurpose() throws Exception {
    KeyPair sealing = Suites.DEFAULT.encapsulation().generate(TestFederation.random());
    CertificateRefusal.expect(Code.UNSUPPORTED_SUITE, () -> verify(odd().keys(sealing)));
    CertificateRefusal.expect(Code.UNSUPPORTED_SUITE, () -> verify(odd().sealing()));
    assertThat(verify(odd().keys(sealing).sealing()).purpose())
        .isEqualTo(CertificatePurpose.SEALING);
    CertificateRefusal.expect(
        Code.UNSUPPORTED_SUITE, () -> verify(transport().ecdsaKeys("P-384").client()));
    CertificateRefusal.expect(Code.UNSUPPORTED_SUITE, () -> verify(odd().ecdsaKeys("P-256")));
  }

  @Test
  void nameIsExactlyOneUri() {
    CertificateRefusal.expect(Code.WRONG_SUBJECT, () -> verify(odd().uris()));
    CertificateRefusal.expect(
        Code.WRONG_SUBJECT,
        () ->
            verify(
                odd().uris("urn:saola:demo:agency:NL-CUSTOMS", "urn:saola:demo:agency:FR-POLICE")));
    for (String uri :
        List.of(
            "urn:saola:demo:agency",
            "urn:saola:demo:agency:nl-customs",
            "urn:saola:demo:agency:NL:CUSTOMS",
            "urn:saola:demo:agency:NL-CUSTOMS/../hub",
            "urn:saola:Demo:agency:NL-CUSTOMS",
            "urn:saola:demo:hub:NL-CUSTOMS",
            "urn:saola:demo:operator",
            "https://example.org")) {
      CertificateRefusal.expect(Code.WRONG_SUBJECT, () -> verify(odd().uris(uri)));
    }
  }

  @Test
  void keyIdentifierIsThatOfTheKey() {
    CertificateRefusal.expect(
        Code.MALFORMED, () -> verify(odd().subjectKeyIdentifier(new byte[20])));
  }

  @Test
  void unknownCriticalExtensionIsRefused() {
    CertificateRefusal.expect(Code.MALFORMED, () -> verify(odd().unknownCriticalExtension()));
  }

  @Test
  void validityLiesWithinTheIssuers() {
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER, () -> verify(odd().valid(NOW.minus(Duration.ofDays(400)), NOW)));
    CertificateRefusal.expect(
        Code.UNTRUSTED_ISSUER, () -> verify(odd().valid(NOW, NOW.plus(Duration.ofDays(365 * 40)))));
  }
}
