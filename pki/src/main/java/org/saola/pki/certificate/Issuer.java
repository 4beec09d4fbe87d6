// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.saola.pki.certificate.SubjectName.Role;
import org.saola.pki.cms.KeyIdentifiers;
import org.saola.pki.suite.BouncyCastle;

/** An authority's private key at work: every certificate of the federation is made here. */
final class Issuer {
  /** Clocks of agencies may run a little behind the authority's. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Duration AUTHORITY_SKEW = Duration.ofDays(1);
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(20 * 365L);
  private static final Duration VALIDITY = Duration.ofDays(2 * 365L);

  private final X500Name name;
  private final PublicKey publicKey;
  private final PrivateKey key;
  private final Instant notAfter;
  private final SecureRandom random;

  private Issuer(
      X500Name name, PublicKey publicKey, PrivateKey key, Instant notAfter, SecureRandom random) {
    this.name = name;
    this.publicKey = publicKey;
    this.key = key;
    this.notAfter = notAfter;
    this.random = random;
  }

  static Issuer of(X509Certificate certificate, PrivateKey key, SecureRandom random) {
    return new Issuer(
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
        certificate.getPublicKey(),
        key,
        certificate.getNotAfter().toInstant(),
        random);
  }

  /** The issuer of its own certificate. */
  static Issuer root(SubjectName subject, KeyPair keys, SecureRandom random) {
    return new Issuer(
        distinguishedName(subject, ""), keys.getPublic(), keys.getPrivate(), Instant.MAX, random);
  }

  X509Certificate authority(SubjectName subject, PublicKey subjectKey, Instant now) {
    boolean root = subject.role() == Role.ROOT;
    X509v3CertificateBuilder builder =
        builder(
            distinguishedName(subject, ""),
            subjectKey,
            now.minus(AUTHORITY_SKEW),
            now.plus(AUTHORITY_VALIDITY));
    add(builder, Extension.basicConstraints, new BasicConstraints(root ? 1 : 0));
    add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return signed(builder, subject, List.of());
  }

  X509Certificate issue(
      SubjectName subject,
      CertificatePurpose purpose,
      PublicKey subjectKey,
      List<GeneralName> hosts,
      Instant now) {
    X509v3CertificateBuilder builder =
        builder(
            distinguishedName(subject, purpose.name().toLowerCase(Locale.ROOT)),
            subjectKey,
            now.minus(SKEW),
            now.plus(VALIDITY));
    add(builder, Extension.basicConstraints, new BasicConstraints(false));
    add(builder, Extension.keyUsage, new KeyUsage(purpose.keyUsage()));
    add(
        builder,
        Extension.extendedKeyUsage,
        new ExtendedKeyUsage(purpose.extended(subject.role())));
    return signed(builder, subject, hosts);
  }

  private X509v3CertificateBuilder builder(
      X500Name subject, PublicKey subjectKey, Instant from, Instant until) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(159, random).setBit(158),
            Date.from(from),
            Date.from(until.isBefore(notAfter) ? until : notAfter),
            subject,
            SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded()));
    addPlain(
        builder,
        Extension.subjectKeyIdentifier,
        new SubjectKeyIdentifier(KeyIdentifiers.of(subjectKey)));
    addPlain(
        builder,
        Extension.authorityKeyIdentifier,
        new AuthorityKeyIdentifier(KeyIdentifiers.of(publicKey)));
    return builder;
  }

  private X509Certificate signed(
      X509v3CertificateBuilder builder, SubjectName subject, List<GeneralName> hosts) {
    List<GeneralName> names = new ArrayList<>(hosts);
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, subject.uri()));
    addPlain(
        builder,
        Extension.subjectAlternativeName,
        new GeneralNames(names.toArray(GeneralName[]::new)));
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
    try {
      return Certificates.read(
          builder
              .build(
                  new JcaContentSignerBuilder(algorithm)
                      .setProvider(BouncyCastle.PROVIDER)
                      .setSecureRandom(random)
                      .build(key))
              .getEncoded());
    } catch (OperatorCreationException | IOException | CertificateRefused e) {
      throw new IllegalStateException("an authority's own key signs " + subject.uri(), e);
    }
  }

  private static void add(
      X509v3CertificateBuilder builder, ASN1ObjectIdentifier type, ASN1Encodable value) {
    try {
      builder.addExtension(type, true, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addPlain(
      X509v3CertificateBuilder builder, ASN1ObjectIdentifier type, ASN1Encodable value) {
    try {
      builder.addExtension(type, false, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** People read it; only the SAN URI is believed. */
  private static X500Name distinguishedName(SubjectName subject, String use) {
    return new X500Name(
        "O=Saola,OU=%s,CN=%s"
            .formatted(subject.federation(), (subject.subject() + " " + use).strip()));
  }

  @Override
  public String toString() {
    return "Issuer[redacted]";
  }
}
