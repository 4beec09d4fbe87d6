// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.saola.pki.cms.KeyIdentifiers;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** A certificate that is right but for what a test changes. It starts as NL-CUSTOMS' signing. */
public final class OddCertificate {
  private final KeyFile.Entry issuer;
  private KeyPair keys;
  private List<String> uris;
  private int keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
  private boolean criticalUsage = true;
  private List<KeyPurposeId> extended = List.of(SaolaOids.SIGNING);
  private boolean authority;
  private Instant from = TestFederation.NOW.minus(Duration.ofMinutes(5));
  private Instant until = TestFederation.NOW.plus(Duration.ofDays(365));
  private String signatureAlgorithm;
  private PrivateKey signWith;
  private byte[] subjectKeyIdentifier;
  private BigInteger serial = new BigInteger(159, new SecureRandom()).setBit(158);
  private ASN1ObjectIdentifier unknownCritical;

  private OddCertificate(KeyFile.Entry issuer) {
    this.issuer = issuer;
    this.signWith = issuer.key();
    this.signatureAlgorithm = algorithm(issuer.key());
    String federation;
    try {
      federation = SubjectName.of(issuer.certificate()).federation();
      this.keys = Suites.DEFAULT.signature().generate(new SecureRandom());
    } catch (CertificateRefused | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    this.uris = List.of("urn:saola:%s:agency:NL-CUSTOMS".formatted(federation));
  }

  public static OddCertificate of(TestFederation federation) {
    return by(federation, "issuing-authority");
  }

  public static OddCertificate by(TestFederation federation, String issuer) {
    return new OddCertificate(federation.entry(issuer));
  }

  private static String algorithm(PrivateKey key) {
    return key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
  }

  public OddCertificate keys(KeyPair keys) {
    this.keys = keys;
    return this;
  }

  public OddCertificate ecdsaKeys(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
    generator.initialize(new ECGenParameterSpec(curve));
    return keys(generator.generateKeyPair());
  }

  public OddCertificate uris(String... uris) {
    this.uris = List.of(uris);
    return this;
  }

  public OddCertificate keyUsage(int keyUsage) {
    this.keyUsage = keyUsage;
    return this;
  }

  public OddCertificate uncriticalUsage() {
    this.criticalUsage = false;
    return this;
  }

  public OddCertificate extended(KeyPurposeId... purposes) {
    this.extended = List.of(purposes);
    return this;
  }

  public OddCertificate registrar() {
    return extended(SaolaOids.REGISTRAR);
  }

  public OddCertificate sealing() {
    return extended(SaolaOids.SEALING).keyUsage(KeyUsage.keyEncipherment);
  }

  public OddCertificate client() {
    return extended(KeyPurposeId.id_kp_clientAuth).keyUsage(KeyUsage.digitalSignature);
  }

  public OddCertificate server() {
    return extended(KeyPurposeId.id_kp_serverAuth).keyUsage(KeyUsage.digitalSignature);
  }

  public OddCertificate authority() {
    this.authority = true;
    this.extended = List.of();
    return keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  public OddCertificate valid(Instant from, Instant until) {
    this.from = from;
    this.until = until;
    return this;
  }

  public OddCertificate signWith(PrivateKey key) {
    this.signWith = key;
    this.signatureAlgorithm = algorithm(key);
    return this;
  }

  public OddCertificate signatureAlgorithm(String algorithm) {
    this.signatureAlgorithm = algorithm;
    return this;
  }

  public OddCertificate subjectKeyIdentifier(byte[] identifier) {
    this.subjectKeyIdentifier = identifier;
    return this;
  }

  public OddCertificate serial(BigInteger serial) {
    this.serial = serial;
    return this;
  }

  public OddCertificate unknownCriticalExtension() {
    this.unknownCritical = new ASN1ObjectIdentifier(SaolaOids.ARC + ".99");
    return this;
  }

  public PrivateKey key() {
    return keys.getPrivate();
  }

  public X509Certificate build() {
    try {
      return certificate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate() throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
            serial,
            Date.from(from),
            Date.from(until),
            new X500Name("CN=odd"),
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    byte[] identifier =
        subjectKeyIdentifier == null ? KeyIdentifiers.of(keys.getPublic()) : subjectKeyIdentifier;
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(KeyIdentifiers.of(issuer.certificate())));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, criticalUsage, new KeyUsage(keyUsage));
    if (!extended.isEmpty()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          criticalUsage,
          new ExtendedKeyUsage(extended.toArray(KeyPurposeId[]::new)));
    }
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    uris.forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(names.toArray(GeneralName[]::new)));
    if (unknownCritical != null) {
      builder.addExtension(unknownCritical, true, new byte[] {5, 0});
    }
    return Certificates.read(
        builder
            .build(
                new JcaContentSignerBuilder(signatureAlgorithm)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(signWith))
            .getEncoded());
  }
}
