// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.suite.Composite;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/**
 * The federation's certification authorities and registrar, in a folder of their own that never
 * lies on the hub: root, issuing authority (composite suite 1), transport authority (ECDSA P-256),
 * registrar. Enrolling needs neither the root's key nor the registrar's: {@code root.p12} and
 * {@code registrar.p12} belong into other hands once they exist.
 */
public final class FederationAuthority {
  private final Path folder;
  private final Clock clock;
  private final SecureRandom random;
  private final TrustAnchor anchor;
  private final Issuer issuing;
  private final Issuer transport;

  private FederationAuthority(Path folder, Clock clock, SecureRandom random)
      throws IOException, CertificateRefused {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
    this.anchor = TrustAnchor.load(folder.resolve("trust-anchor.pem"));
    this.issuing = issuer("issuing-authority.p12");
    this.transport = issuer("transport-authority.p12");
  }

  /** Creates the keys and certificates; the passwords go to 0600 files. */
  public static FederationAuthority create(Path folder, String federation, Clock clock)
      throws IOException {
    SecureRandom random = new SecureRandom();
    try {
      new FederationFounding(folder, federation, clock, random).found();
      return new FederationAuthority(folder, clock, random);
    } catch (GeneralSecurityException | CertificateRefused e) {
      throw new IllegalStateException("a federation just made can be used", e);
    }
  }

  public static FederationAuthority load(Path folder, Clock clock)
      throws IOException, CertificateRefused {
    return new FederationAuthority(folder, clock, new SecureRandom());
  }

  private Issuer issuer(String file) throws IOException, CertificateRefused {
    Path p12 = folder.resolve(file);
    KeyFile.Entry entry = KeyFile.load(p12, Keystore.password(p12)).entries().getFirst();
    return Issuer.of(entry.certificate(), entry.key(), random);
  }

  public TrustAnchor anchor() {
    return anchor;
  }

  /**
   * Makes an agency's three keys and certificates and writes {@code p12} (0600) and its password
   * file.
   */
  public Keystore enrolAgency(String agency, Path p12) throws IOException {
    return enrolAgency(agency, p12, Suites.DEFAULT);
  }

  public Keystore enrolAgency(String agency, Path p12, Suite suite) throws IOException {
    SubjectName subject = SubjectName.agency(anchor.federation(), agency);
    KeyFile file = new KeyFile(agencyEntries(subject, suite));
    file.store(p12, random);
    return keystore(file);
  }

  /** Adds three new keys to those that the agency has; the old ones still open what they opened. */
  public Keystore renewAgency(Path p12, char[] password, Suite suite)
      throws IOException, CertificateRefused {
    Keystore old = Keystore.load(p12, password);
    List<KeyFile.Entry> entries = new ArrayList<>(old.file().entries());
    entries.addAll(agencyEntries(SubjectName.agency(anchor.federation(), old.subject()), suite));
    KeyFile file = new KeyFile(entries);
    file.store(p12, password);
    return keystore(file);
  }

  /**
   * The hub's transport certificate, with the DNS names and IP addresses under which it is reached.
   * The file has this one key, under the file's own password, so that any server of the JDK's can
   * use it.
   */
  public Keystore enrolHub(Path p12, List<String> hosts) throws IOException {
    List<GeneralName> names = hosts.stream().map(FederationAuthority::host).toList();
    SubjectName hub = SubjectName.of(anchor.federation(), Role.HUB);
    KeyFile file = new KeyFile(List.of(transportEntry(hub, names)));
    file.store(p12, random);
    return keystore(file);
  }

  /** Only while {@code registrar.p12} lies in this folder. */
  public Registrar registrar() {
    Path p12 = folder.resolve("registrar.p12");
    try {
      return Registrar.load(p12, Keystore.password(p12));
    } catch (IOException | CertificateRefused e) {
      throw new IllegalStateException("no usable registrar's key in " + folder, e);
    }
  }

  private List<KeyFile.Entry> agencyEntries(SubjectName subject, Suite suite) {
    return List.of(
        entry(subject, CertificatePurpose.SIGNING, keys(suite.signature())),
        entry(subject, CertificatePurpose.SEALING, keys(suite.encapsulation())),
        transportEntry(subject, List.of()));
  }

  private KeyFile.Entry entry(SubjectName subject, CertificatePurpose purpose, KeyPair keys) {
    X509Certificate certificate =
        issuing.issue(subject, purpose, keys.getPublic(), List.of(), clock.instant());
    return new KeyFile.Entry(keys.getPrivate(), List.of(certificate));
  }

  private KeyFile.Entry transportEntry(SubjectName subject, List<GeneralName> hosts) {
    KeyPair keys = FederationFounding.ecdsaKeys(random);
    X509Certificate certificate =
        transport.issue(
            subject, CertificatePurpose.TRANSPORT, keys.getPublic(), hosts, clock.instant());
    return new KeyFile.Entry(keys.getPrivate(), List.of(certificate));
  }

  private KeyPair keys(Composite algorithm) {
    try {
      return algorithm.generate(random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a registered suite has keys", e);
    }
  }

  private static GeneralName host(String host) {
    return new GeneralName(
        IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static Keystore keystore(KeyFile file) {
    try {
      return Keystore.of(file);
    } catch (CertificateRefused e) {
      throw new IllegalStateException("certificates just issued can be used", e);
    }
  }

  @Override
  public String toString() {
    return "FederationAuthority[%s, redacted]".formatted(anchor.federation());
  }
}
