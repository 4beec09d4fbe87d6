// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.pki.certificate.TestFederation.CLOCK;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.suite.Suites;

class FederationAuthorityTest {
  private static final TestFederation DEMO = TestFederation.demo();

  @TempDir Path folder;

  @Test
  void everyPrivateFileIsTheOwnersAlone() throws Exception {
    Path authority = DEMO.folder().resolve("authority");
    assertThat(mode(authority)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(authority)) {
      assertThat(files)
          .isNotEmpty()
          .filteredOn(file -> !file.endsWith("trust-anchor.pem"))
          .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
    assertThat(mode(DEMO.folder().resolve("transport.p12"))).isEqualTo("rw-------");
    assertThat(mode(DEMO.folder().resolve("transport.p12.password"))).isEqualTo("rw-------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void loadedAuthorityIssuesForTheSameAnchor() throws Exception {
    FederationAuthority loaded =
        FederationAuthority.load(DEMO.folder().resolve("authority"), CLOCK);
    assertThat(loaded.anchor()).isEqualTo(DEMO.anchor());
    Keystore keys = loaded.enrolAgency("DE-SPOC", folder.resolve("de.p12"));
    DirectoryDocument document = DEMO.document().with(TestFederation.listing("DE-SPOC").with(keys));
    assertThat(Directory.verify(loaded.registrar().sign(document.toJson()), loaded.anchor()))
        .isNotNull();
  }

  @Test
  void enrollingNeedsNeitherRootNorRegistrar() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("authority"));
    try (Stream<Path> files = Files.list(DEMO.folder().resolve("authority"))) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().matches("(root|registrar)\\..*")) {
          Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    FederationAuthority loaded = FederationAuthority.load(copy, CLOCK);
    assertThat(loaded.enrolAgency("DE-SPOC", folder.resolve("de.p12")).subject())
        .isEqualTo("DE-SPOC");
    assertThatThrownBy(loaded::registrar).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void agencyHasThreeCertificatesOfItsOwn() {
    Keystore keys = DEMO.keystore(NL);
    assertThat(keys.subject()).isEqualTo(NL);
    assertThat(keys.federation()).isEqualTo("demo");
    for (CertificatePurpose purpose :
        List.of(
            CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT)) {
      X509Certificate certificate = keys.certificate(purpose);
      assertThat(certificate.getNotBefore().toInstant())
          .isEqualTo(NOW.minus(Duration.ofMinutes(5)));
      assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(730)));
    }
  }

  @Test
  void hubHasATransportKeyAlone() {
    assertThat(DEMO.hub().subject()).isEqualTo("hub");
    assertThatThrownBy(() -> DEMO.hub().certificate(CertificatePurpose.SIGNING))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> DEMO.hub().signingKey()).isInstanceOf(NoSuchElementException.class);
  }

  /** What a server takes that knows files only: the JDK's own PKCS#12, one key, one truststore. */
  @Test
  void jdkReadsTheHubsFiles() throws Exception {
    Path p12 = DEMO.folder().resolve("transport.p12");
    char[] password = Keystore.password(p12);
    KeyStore keys = jdk(p12, password);
    assertThat(Collections.list(keys.aliases())).hasSize(1);
    String alias = keys.aliases().nextElement();
    assertThat(keys.getKey(alias, password).getAlgorithm()).isEqualTo("EC");
    assertThat(keys.getCertificateChain(alias)).hasSize(1);
    X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactly("localhost", "127.0.0.1", "urn:saola:demo:hub");

    Path trust = folder.resolve("truststore.p12");
    DEMO.anchor().storeTransportTruststore(trust, "changeit".toCharArray());
    KeyStore trusted = jdk(trust, "changeit".toCharArray());
    assertThat(Collections.list(trusted.aliases())).hasSize(1);
    assertThat(trusted.isCertificateEntry(trusted.aliases().nextElement())).isTrue();
    certificate.verify(trusted.getCertificate(trusted.aliases().nextElement()).getPublicKey());
  }

  private static KeyStore jdk(Path p12, char[] password) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12", "SUN");
    try (InputStream in = Files.newInputStream(p12)) {
      keys.load(in, password);
    }
    return keys;
  }

  @Test
  void renewalAddsKeysAndKeepsTheOld() throws Exception {
    Path p12 = folder.resolve("keystore.p12");
    Keystore first = DEMO.authority().enrolAgency("DE-SPOC", p12);
    Keystore renewed = DEMO.authority().renewAgency(p12, Keystore.password(p12), Suites.HIGH);
    Keystore loaded = Keystore.load(p12, Keystore.password(p12));
    for (CertificatePurpose purpose :
        List.of(
            CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT)) {
      assertThat(loaded.certificates(purpose))
          .isEqualTo(renewed.certificates(purpose))
          .hasSize(2)
          .first()
          .isEqualTo(first.certificate(purpose));
      assertThat(loaded.certificate(purpose)).isEqualTo(loaded.certificates(purpose).getLast());
    }
    assertThat(loaded.sealingKeys()).hasSize(2);
  }

  @Test
  void badNamesAreRefused() {
    assertThatThrownBy(() -> DEMO.authority().enrolAgency("nl customs", folder.resolve("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FederationAuthority.create(folder, "De/mo", CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void registrarNeedsOnlyItsOwnFile() throws Exception {
    Path p12 = DEMO.folder().resolve("authority/registrar.p12");
    Registrar registrar = Registrar.load(p12, Keystore.password(p12));
    assertThat(Directory.verify(registrar.sign(DEMO.document().toJson()), DEMO.anchor()))
        .isNotNull();
    Path other = DEMO.folder().resolve("authority/issuing-authority.p12");
    CertificateRefusal.expect(
        Code.WRONG_PURPOSE, () -> Registrar.load(other, Keystore.password(other)));
  }
}
