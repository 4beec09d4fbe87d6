// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.saola.pki.certificate.TrustAnchor;

/**
 * One verified version of the directory: the registrar's signature holds and the path of every
 * certificate has been built. Immutable.
 */
public final class Directory {
  private Directory() {}

  /**
   * Verifies the registrar's signature, the federation, and every certificate's path, purpose and
   * SAN.
   *
   * @param signed CMS SignedData as the registrar made it
   */
  public static Directory verify(byte[] signed, TrustAnchor anchor) throws DirectoryRefused {
    throw new UnsupportedOperationException("pki");
  }

  /** SHA-256 of the JSON bytes, hex: what manifests and later versions name. */
  public String digest() {
    throw new UnsupportedOperationException("pki");
  }

  /** The exact JSON bytes. */
  public byte[] json() {
    throw new UnsupportedOperationException("pki");
  }

  /** The CMS bytes. */
  public byte[] signed() {
    throw new UnsupportedOperationException("pki");
  }

  public DirectoryDocument document() {
    throw new UnsupportedOperationException("pki");
  }

  public TrustAnchor anchor() {
    throw new UnsupportedOperationException("pki");
  }

  public Optional<DirectoryDocument.Agency> agency(String id) {
    throw new UnsupportedOperationException("pki");
  }

  /** Members of a group; empty for an empty or unknown group: an empty group is nobody. */
  public List<String> members(String group) {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Current sealing certificates of an agency: valid and not revoked at the instant, newest first.
   */
  public List<X509Certificate> sealingCertificates(String agency, java.time.Instant at) {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Whether this transport certificate is listed for its agency, valid and not revoked at the
   * instant.
   */
  public boolean acceptsTransport(X509Certificate certificate, java.time.Instant at) {
    throw new UnsupportedOperationException("pki");
  }
}
