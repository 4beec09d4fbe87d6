// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.certificate.VerifiedCertificate;
import org.saola.pki.cms.CertifiedKey;
import org.saola.pki.cms.Digests;

/**
 * One verified version of the directory: the registrar's signature holds and the path of every
 * certificate has been built. Immutable.
 */
public final class Directory {
  private final byte[] signed;
  private final byte[] json;
  private final String digest;
  private final DirectoryDocument document;
  private final TrustAnchor anchor;
  private final VerifiedCertificate registrar;
  private final Revocations revocations;
  private final CertificateList certificates;
  private final Map<String, DirectoryDocument.Agency> agencies = new HashMap<>();

  private Directory(
      byte[] signed,
      RegistrarSignature signature,
      DirectoryDocument document,
      TrustAnchor anchor,
      Revocations revocations)
      throws DirectoryRefused {
    this.signed = signed.clone();
    this.json = signature.json();
    this.digest = HexFormat.of().formatHex(Digests.sha256(json));
    this.document = document;
    this.anchor = anchor;
    this.registrar = signature.registrar();
    this.revocations = revocations;
    this.certificates = new CertificateList(document, signature.paths(), revocations);
    document.agencies().forEach(agency -> agencies.put(agency.id(), agency));
  }

  /**
   * Verifies the registrar's signature, the federation, and every certificate's path, purpose and
   * SAN. Whether the version follows the ones before is for {@link DirectoryHistory} to say.
   *
   * @param signed CMS SignedData as the registrar made it
   */
  public static Directory verify(byte[] signed, TrustAnchor anchor) throws DirectoryRefused {
    RegistrarSignature signature = RegistrarSignature.verify(signed, anchor);
    DirectoryDocument document = DirectoryJson.read(signature.json());
    DocumentRules.check(document, anchor.federation());
    signature.requireValidAt(document.created());
    return new Directory(signed, signature, document, anchor, new Revocations(document));
  }

  /** SHA-256 of the JSON bytes, hex: what manifests and later versions name. */
  public String digest() {
    return digest;
  }

  /** The exact JSON bytes. */
  public byte[] json() {
    return json.clone();
  }

  /** The CMS bytes. */
  public byte[] signed() {
    return signed.clone();
  }

  public DirectoryDocument document() {
    return document;
  }

  public TrustAnchor anchor() {
    return anchor;
  }

  public Optional<DirectoryDocument.Agency> agency(String id) {
    return Optional.ofNullable(agencies.get(id));
  }

  /** Members of a group; empty for an empty or unknown group: an empty group is nobody. */
  public List<String> members(String group) {
    return document.groups().stream()
        .filter(candidate -> candidate.id().equals(group))
        .findFirst()
        .map(DirectoryDocument.Group::members)
        .orElse(List.of());
  }

  /** The certificate whose key a message names, whatever its purpose and standing. */
  public Optional<ListedCertificate> find(byte[] keyIdentifier) {
    return certificates.find(keyIdentifier);
  }

  /** An agency's certificates of a purpose, whatever their standing, newest first. */
  public List<ListedCertificate> certificates(String agency, CertificatePurpose purpose) {
    return certificates.of(agency, purpose);
  }

  /**
   * Current sealing certificates of an agency: valid and not revoked at the instant, newest first.
   */
  public List<X509Certificate> sealingCertificates(String agency, Instant at) {
    return certificates.of(agency, CertificatePurpose.SEALING).stream()
        .filter(listed -> listed.at(at) == Standing.VALID)
        .map(ListedCertificate::certificate)
        .toList();
  }

  /**
   * Whether this transport certificate is listed for its agency, valid and not revoked at the
   * instant.
   */
  public boolean acceptsTransport(X509Certificate certificate, Instant at) {
    return transport(certificate).filter(listed -> listed.at(at) == Standing.VALID).isPresent();
  }

  /** The entry of this very transport certificate, whatever its standing. */
  public Optional<ListedCertificate> transport(X509Certificate certificate) {
    return certificates
        .find(CertifiedKey.of(certificate).keyIdentifier())
        .filter(listed -> listed.purpose() == CertificatePurpose.TRANSPORT)
        .filter(listed -> same(listed.certificate(), certificate));
  }

  /** Also for certificates that are not listed: the hub's, the registrar's, the authorities'. */
  public boolean isRevoked(X509Certificate certificate, Instant at) {
    return revocations.isRevoked(Certificates.serial(certificate), at);
  }

  /** Whether this version revokes who signed the other one, be it at any time. */
  boolean revokesSignerOf(Directory other) {
    return revocations.of(other.registrar).isPresent();
  }

  private static boolean same(X509Certificate one, X509Certificate other) {
    // Not equals(): the two may be objects of different providers.
    return Arrays.equals(Certificates.encoded(one), Certificates.encoded(other));
  }

  @Override
  public String toString() {
    return "Directory[%s version %d]".formatted(document.federation(), document.version());
  }
}
