// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.Envelope;
import org.saola.pki.cms.KemRecipient;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.ListedCertificate;
import org.saola.pki.directory.Standing;
import org.saola.pki.seal.SealRefused.Code;

/**
 * An inline sealed part: structure checked (AES-256-GCM, 16-byte tag, no authAttrs), not opened.
 */
public final class SealedPart {
  private final byte[] bytes;
  private final Envelope envelope;

  private SealedPart(byte[] bytes, Envelope envelope) {
    this.bytes = bytes;
    this.envelope = envelope;
  }

  static SealedPart read(Der der) throws SealRefused {
    try {
      return new SealedPart(der.bytes(), Envelope.read(der));
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the bytes. */
  public byte[] digest() {
    return Digests.sha256(bytes);
  }

  /**
   * The agencies for whom it is sealed, found by key identifier.
   *
   * @throws SealRefused HIDDEN_RECIPIENT for a RecipientInfo that the directory does not know
   */
  public Set<String> recipients(Directory directory) throws SealRefused {
    Set<String> agencies = new TreeSet<>();
    for (KemRecipient recipient : envelope.recipients()) {
      agencies.add(listed(recipient, directory).agency());
    }
    return agencies;
  }

  /**
   * The same, and no key among them may have been revoked at the instant.
   *
   * @throws SealRefused HIDDEN_RECIPIENT or RECIPIENT_REVOKED
   */
  public Set<String> recipients(Directory directory, Instant at) throws SealRefused {
    for (KemRecipient recipient : envelope.recipients()) {
      ListedCertificate listed = listed(recipient, directory);
      if (listed.at(at) == Standing.REVOKED) {
        throw new SealRefused(
            Code.RECIPIENT_REVOKED,
            "sealed for %s with revoked serial %s".formatted(listed.agency(), listed.serial()));
      }
    }
    return recipients(directory);
  }

  private static ListedCertificate listed(KemRecipient recipient, Directory directory)
      throws SealRefused {
    Optional<ListedCertificate> listed = directory.find(recipient.keyIdentifier());
    return listed
        .filter(found -> found.purpose() == CertificatePurpose.SEALING)
        .filter(found -> recipient.suite().isEncapsulationOf(found.key().key()))
        .orElseThrow(
            () ->
                new SealRefused(
                    Code.HIDDEN_RECIPIENT,
                    "no sealing certificate with key identifier "
                        + HexFormat.of().formatHex(recipient.keyIdentifier())));
  }
}
