// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.saola.pki.cms.SigningKey;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/**
 * A federation of three agencies whose private keys tests may take, to build what an honest program
 * never would. Made once per JVM: keys take time.
 */
public final class TestFederation {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final String NL = "NL-CUSTOMS";
  public static final String FR = "FR-POLICE";
  public static final String BE = "BE-CITES";

  private static final Map<String, TestFederation> MADE = new HashMap<>();

  private final Path folder;
  private final FederationAuthority authority;
  private final Map<String, Keystore> keystores = new HashMap<>();
  private final Map<String, KeyFile.Entry> entries = new ConcurrentHashMap<>();
  private final Keystore hub;
  private final Directory directory;

  private TestFederation(String name) throws IOException, DirectoryRefused {
    folder = Files.createTempDirectory("federation-" + name);
    authority = FederationAuthority.create(folder.resolve("authority"), name, CLOCK);
    for (String agency : List.of(NL, FR, BE)) {
      keystores.put(agency, enrol(agency, Suites.DEFAULT));
    }
    hub = authority.enrolHub(folder.resolve("transport.p12"), List.of("localhost", "127.0.0.1"));
    directory = directory(document());
  }

  public static TestFederation demo() {
    return named("demo");
  }

  /** Another one, with agencies of the same names. */
  public static TestFederation foreign() {
    return named("foreign");
  }

  private static synchronized TestFederation named(String name) {
    return MADE.computeIfAbsent(
        name,
        unused -> {
          try {
            return new TestFederation(name);
          } catch (IOException | DirectoryRefused e) {
            throw new IllegalStateException(e);
          }
        });
  }

  public FederationAuthority authority() {
    return authority;
  }

  public TrustAnchor anchor() {
    return authority.anchor();
  }

  public Path folder() {
    return folder;
  }

  public Keystore keystore(String agency) {
    return keystores.get(agency);
  }

  public Keystore hub() {
    return hub;
  }

  public Directory directory() {
    return directory;
  }

  /** The same agency with three more keys. */
  public Keystore renew(Keystore keys) throws IOException {
    Path p12 = Files.createTempDirectory(folder, "renewed").resolve("keystore.p12");
    char[] password = keys.file().store(p12, random());
    try {
      return authority.renewAgency(p12, password, Suites.DEFAULT);
    } catch (CertificateRefused e) {
      throw new IllegalStateException(e);
    }
  }

  public static void store(Keystore keys, Path p12, char[] password) throws IOException {
    keys.file().store(p12, password);
  }

  /** A second transport certificate for the key that the agency has. */
  public static X509Certificate twinTransport(TestFederation federation, String agency) {
    Keystore keys = federation.keystore(agency);
    return OddCertificate.by(federation, "transport-authority")
        .keys(
            new KeyPair(
                keys.certificate(CertificatePurpose.TRANSPORT).getPublicKey(),
                privateKey(keys, CertificatePurpose.TRANSPORT)))
        .client()
        .build();
  }

  public static X509Certificate authorityCertificate(TestFederation federation, String file) {
    return federation.entry(file).certificate();
  }

  /** Keys for an agency that is in no directory yet, or new ones for one that is. */
  public Keystore enrol(String agency, Suite suite) throws IOException {
    Path p12 = Files.createTempDirectory(folder, agency).resolve("keystore.p12");
    return authority.enrolAgency(agency, p12, suite);
  }

  /** The document that lists the three agencies. */
  public DirectoryDocument document() {
    DirectoryDocument document = DirectoryDocument.first(anchor().federation(), NOW);
    for (String agency : List.of(NL, FR, BE)) {
      document = document.with(listing(agency).with(keystores.get(agency)));
    }
    return document.with(new DirectoryDocument.Group("@all", List.of(NL, FR, BE)));
  }

  public static DirectoryDocument.Agency listing(String agency) {
    return new DirectoryDocument.Agency(
        agency, AgencyKind.CUSTOMS, agency.substring(0, 2), false, List.of(), List.of());
  }

  public Directory directory(DirectoryDocument document) throws DirectoryRefused {
    return Directory.verify(authority.registrar().sign(document.toJson()), anchor());
  }

  public static PrivateKey privateKey(Keystore keys, CertificatePurpose purpose) {
    try {
      return keys.file().newest(purpose).key();
    } catch (CertificateRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** An authority's own key and certificate: {@code issuing-authority}, {@code root} ... */
  KeyFile.Entry entry(String file) {
    return entries.computeIfAbsent(file, this::read);
  }

  private KeyFile.Entry read(String file) {
    Path p12 = folder.resolve("authority").resolve(file + ".p12");
    try {
      return KeyFile.load(p12, Keystore.password(p12)).entries().getFirst();
    } catch (IOException | CertificateRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key that signs as the registrar does, with a certificate of one's own making. */
  public SigningKey signingKey(OddCertificate odd) {
    return new SigningKey(odd.build(), odd.key(), Suites.DEFAULT);
  }

  static SecureRandom random() {
    return new SecureRandom();
  }
}
