// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;
import static org.saola.pki.certificate.TestFederation.listing;
import static org.saola.pki.cms.Asn1Edit.EXPLICIT;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.OddCertificate;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Asn1Edit;
import org.saola.pki.cms.SigningKey;

/** A directory that is wrong in one thing is refused as a whole. */
class DirectoryRefusalsTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final X509Certificate ISSUING =
      TestFederation.authorityCertificate(DEMO, "issuing-authority");

  private static Directory verify(byte[] signed) throws DirectoryRefused {
    return Directory.verify(signed, DEMO.anchor());
  }

  private static Directory verifyJson(String json) throws DirectoryRefused {
    return verify(DEMO.authority().registrar().sign(json.getBytes(UTF_8)));
  }

  private static byte[] signedBy(SigningKey key, X509Certificate... authorities) {
    List<byte[]> path = new ArrayList<>(List.of(Certificates.encoded(key.certificate())));
    for (X509Certificate authority : authorities) {
      path.add(Certificates.encoded(authority));
    }
    return key.signWith(DEMO.document().toJson(), path);
  }

  private static OddCertificate registrar() {
    return OddCertificate.of(DEMO).uris("urn:saola:demo:registrar").registrar();
  }

  @Test
  void anotherRegistrarOfTheFederationMaySign() throws Exception {
    assertThat(verify(signedBy(DEMO.signingKey(registrar()), ISSUING)).document().version())
        .isEqualTo(1);
  }

  @Test
  void agencyIsNoRegistrar() {
    DirectoryRefusal.expect(
        "not by the registrar", () -> verify(signedBy(DEMO.keystore(NL).signingKey(), ISSUING)));
  }

  @Test
  void foreignRegistrarIsRefused() {
    TestFederation foreign = TestFederation.foreign();
    DirectoryRefusal.expect(
        "foreign", () -> Directory.verify(foreign.directory().signed(), DEMO.anchor()));
    SigningKey posing =
        foreign.signingKey(OddCertificate.of(foreign).uris("urn:saola:demo:registrar").registrar());
    DirectoryRefusal.expect("no authority", () -> verify(signedBy(posing, ISSUING)));
  }

  @Test
  void registrarWithoutItsPathIsRefused() {
    SigningKey key = DEMO.signingKey(registrar());
    DirectoryRefusal.expect("no authority", () -> verify(signedBy(key)));
    DirectoryRefusal.expect("not inside", () -> verify(key.sign(DEMO.document().toJson())));
  }

  @Test
  void expiredRegistrarIsRefused() {
    SigningKey key =
        DEMO.signingKey(registrar().valid(NOW.minus(Duration.ofHours(2)), NOW.minusSeconds(1)));
    DirectoryRefusal.expect("was not valid", () -> verify(signedBy(key, ISSUING)));
  }

  @Test
  void alteredVersionIsRefused() {
    Random random = new Random(20261122);
    byte[] signed = DEMO.directory().signed();
    for (int i = 0; i < 300; i++) {
      byte[] altered = signed.clone();
      altered[random.nextInt(signed.length)] ^= (byte) (1 << random.nextInt(8));
      DirectoryRefusal.expect("", () -> verify(altered));
    }
    DirectoryRefusal.expect("", () -> verify(Arrays.copyOf(signed, signed.length + 1)));
    DirectoryRefusal.expect("", () -> verify(new byte[0]));
  }

  @Test
  void certificateThatIsNeitherSignerNorAuthorityIsRefused() {
    SigningKey key = DEMO.signingKey(registrar());
    DirectoryRefusal.expect(
        "WRONG_PURPOSE",
        () ->
            verify(
                signedBy(key, ISSUING, DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING))));
  }

  @Test
  void zeroSignersAreRefused() {
    DirectoryRefusal.expect(
        "NO_SIGNER",
        () -> verify(Asn1Edit.replace(DEMO.directory().signed(), new DERSet(), 1, EXPLICIT, 4)));
  }

  private static Directory verify(DirectoryDocument document) throws DirectoryRefused {
    return DEMO.directory(document);
  }

  private static DirectoryDocument with(OddCertificate odd) {
    return DEMO.document().with(withCertificates(NL, List.of(Certificates.encoded(odd.build()))));
  }

  private static DirectoryDocument.Agency withCertificates(String agency, List<byte[]> der) {
    DirectoryDocument.Agency plain = listing(agency);
    return new DirectoryDocument.Agency(
        plain.id(), plain.kind(), plain.country(), plain.thirdCountry(), der, plain.accepts());
  }

  @Test
  void certificateOfAnotherAgencyIsRefused() throws Exception {
    assertThat(verify(with(OddCertificate.of(DEMO)))).isNotNull();
    DirectoryRefusal.expect(
        "listed under NL-CUSTOMS",
        () -> verify(with(OddCertificate.of(DEMO).uris("urn:saola:demo:agency:FR-POLICE"))));
    DirectoryRefusal.expect("listed under NL-CUSTOMS", () -> verify(with(registrar())));
  }

  @Test
  void untrustedCertificateIsRefused() {
    DirectoryRefusal.expect(
        "UNTRUSTED_ISSUER",
        () ->
            verify(
                with(
                    OddCertificate.of(TestFederation.foreign())
                        .uris("urn:saola:demo:agency:NL-CUSTOMS"))));
    DirectoryRefusal.expect(
        "WRONG_PURPOSE", () -> verify(with(OddCertificate.of(DEMO).uncriticalUsage())));
    DirectoryRefusal.expect(
        "MALFORMED",
        () -> verify(DEMO.document().with(withCertificates(NL, List.of(new byte[] {0x30, 0x00})))));
  }

  @Test
  void agenciesDoNotShareKeysOrSerials() {
    OddCertificate first = OddCertificate.of(DEMO);
    byte[] one = Certificates.encoded(first.build());
    byte[] two = Certificates.encoded(first.uris("urn:saola:demo:agency:FR-POLICE").build());
    DirectoryRefusal.expect(
        "share a key",
        () ->
            verify(
                DEMO.document()
                    .with(withCertificates(NL, List.of(one)))
                    .with(withCertificates(FR, List.of(two)))));
    DirectoryRefusal.expect(
        "share a key", () -> verify(DEMO.document().with(withCertificates(NL, List.of(one, one)))));
    OddCertificate sameSerial =
        OddCertificate.of(DEMO)
            .serial(DEMO.keystore(FR).certificate(CertificatePurpose.SIGNING).getSerialNumber());
    DirectoryRefusal.expect("share serial", () -> verify(with(sameSerial)));
  }

  @Test
  void documentOfAnotherFederationIsRefused() {
    DirectoryDocument other = DirectoryDocument.first("foreign", NOW);
    DirectoryRefusal.expect("another federation", () -> verify(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"version\"' | '\"hidden\":1,\"version\"' | unknown field",
        "'\"version\"' | '\"version\":1,\"version\"' | duplicate key",
        "'\"id\"' | '\"id\":\"NL-CUSTOMS\",\"id\"' | duplicate key within",
        "'\"kind\" : \"CUSTOMS\"' | '\"kind\" : 1' | number for a kind",
        "'\"kind\" : \"CUSTOMS\"' | '\"kind\" : \"NAVY\"' | unknown kind",
        "'\"kind\" : \"CUSTOMS\"' | '\"kind\" : null' | no kind",
        "'\"version\" : 1' | '\"version\" : \"1\"' | text for a number",
        "'\"version\" : 1' | '\"version\" : 0' | version 0",
        "'\"version\" : 1' | '\"version\" : 2' | version 2 follows nothing",
        "'\"version\" : 1' | '\"version\" : 1, \"previous\" : \"00\"' | version 1 follows something",
        "'\"thirdCountry\" : false' | '\"thirdCountry\" : \"no\"' | text for a boolean",
        "'\"id\" : \"NL-CUSTOMS\"' | '\"id\" : \"nl-customs\"' | lower case",
        "'\"id\" : \"NL-CUSTOMS\"' | '\"id\" : \"FR-POLICE\"' | agency twice",
        "'\"country\" : \"NL\"' | '\"country\" : \"Netherlands\"' | country by name",
        "'\"accepts\" : [ ]' | '\"accepts\" : [ \"anything\" ]' | no message type",
        "'\"accepts\" : [ ]' | '\"accepts\" : [ \"alert/1\", \"alert/1\" ]' | type twice",
        "'\"@all\"' | '\"all\"' | group without @",
        "'\"members\" : [ ' | '\"members\" : [ \"XX-NOBODY\", ' | unknown member",
        "'\"members\" : [ ' | '\"members\" : [ \"FR-POLICE\", ' | member twice",
        "'\"revoked\" : [ ]' | '\"revoked\" : [ {\"serial\":\"0A\",\"at\":\"2026-11-22T00:00:00Z\",\"reason\":\"lost\"} ]' | serial in upper case",
        "'\"revoked\" : [ ]' | '\"revoked\" : [ {\"serial\":\"0a\",\"reason\":\"lost\"} ]' | revoked at no time",
        "'\"revoked\" : [ ]' | '\"revoked\" : [ {\"serial\":\"0a\",\"at\":\"2026-11-22T00:00:00Z\",\"reason\":\"Mr X lost it\"} ]' | free text",
        "'\"revoked\" : [ ]' | '\"revoked\" : null' | no list",
        "'\"created\"' | '\"made\"' | no time of creation",
      })
  void documentThatBreaksARuleIsRefused(String old, String changed, String why) {
    String json = new String(DEMO.document().toJson(), UTF_8);
    assertThat(json).contains(old);
    String odd = json.replaceFirst(Pattern.quote(old), changed);
    DirectoryRefusal.expect("", () -> verifyJson(odd));
  }

  @Test
  void textAfterTheDocumentIsRefused() {
    String json = new String(DEMO.document().toJson(), UTF_8);
    DirectoryRefusal.expect("", () -> verifyJson(json + "{}"));
    DirectoryRefusal.expect("", () -> verifyJson(""));
    DirectoryRefusal.expect("", () -> verifyJson("null"));
    DirectoryRefusal.expect("", () -> verifyJson("[]"));
    DirectoryRefusal.expect("", () -> verifyJson("[".repeat(100_000)));
  }
}
