// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.file.PrivateFile;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Composite;
import org.saola.pki.suite.Suites;

/** The ceremony in which a federation's keys come to be. */
final class FederationFounding {
  private static final Composite SIGNATURE = Suites.DEFAULT.signature();

  private final Path folder;
  private final String federation;
  private final SecureRandom random;
  private final Instant now;

  FederationFounding(Path folder, String federation, Clock clock, SecureRandom random) {
    this.folder = folder;
    this.federation = federation;
    this.random = random;
    this.now = clock.instant();
  }

  void found() throws IOException, GeneralSecurityException {
    PrivateFile.createFolder(folder);
    KeyPair rootKeys = SIGNATURE.generate(random);
    SubjectName rootName = SubjectName.of(federation, Role.ROOT);
    X509Certificate root =
        Issuer.root(rootName, rootKeys, random).authority(rootName, rootKeys.getPublic(), now);
    store("root.p12", rootKeys, root);
    Issuer issuer = Issuer.of(root, rootKeys.getPrivate(), random);

    KeyPair transportKeys = ecdsaKeys(random);
    X509Certificate transport = authority(issuer, Role.TRANSPORT_AUTHORITY, transportKeys);
    store("transport-authority.p12", transportKeys, transport);
    new TrustAnchor(federation, root, transport).store(folder.resolve("trust-anchor.pem"));

    KeyPair issuingKeys = SIGNATURE.generate(random);
    X509Certificate issuing = authority(issuer, Role.ISSUING_AUTHORITY, issuingKeys);
    store("issuing-authority.p12", issuingKeys, issuing);
    registrar(Issuer.of(issuing, issuingKeys.getPrivate(), random), issuing);
  }

  private void registrar(Issuer issuer, X509Certificate issuing)
      throws IOException, GeneralSecurityException {
    KeyPair keys = SIGNATURE.generate(random);
    X509Certificate registrar =
        issuer.issue(
            SubjectName.of(federation, Role.REGISTRAR),
            CertificatePurpose.REGISTRAR,
            keys.getPublic(),
            List.of(),
            now);
    store("registrar.p12", keys, registrar, issuing);
  }

  private X509Certificate authority(Issuer issuer, Role role, KeyPair keys) {
    return issuer.authority(SubjectName.of(federation, role), keys.getPublic(), now);
  }

  private void store(String file, KeyPair keys, X509Certificate... path) throws IOException {
    KeyFile.Entry entry = new KeyFile.Entry(keys.getPrivate(), List.of(path));
    new KeyFile(List.of(entry)).store(folder.resolve(file), random);
  }

  static KeyPair ecdsaKeys(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
      generator.initialize(new ECGenParameterSpec("P-256"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every provider has P-256", e);
    }
  }
}
