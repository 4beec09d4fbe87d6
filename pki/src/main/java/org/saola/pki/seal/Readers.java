// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.cms.KemRecipient;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.ListedCertificate;
import org.saola.pki.directory.Standing;
import org.saola.pki.seal.SealRefused.Code;

/** Who can open a part, found by the key identifiers of its RecipientInfos. */
final class Readers {
  private final List<KemRecipient> recipients;

  Readers(List<KemRecipient> recipients) {
    this.recipients = recipients;
  }

  /**
   * @throws SealRefused HIDDEN_RECIPIENT for a RecipientInfo that the directory does not know
   */
  Set<String> in(Directory directory) throws SealRefused {
    Set<String> agencies = new TreeSet<>();
    for (KemRecipient recipient : recipients) {
      agencies.add(listed(recipient, directory).agency());
    }
    return agencies;
  }

  /**
   * @throws SealRefused HIDDEN_RECIPIENT, or RECIPIENT_REVOKED for a key revoked at the instant
   */
  Set<String> in(Directory directory, Instant at) throws SealRefused {
    Set<String> agencies = new TreeSet<>();
    for (KemRecipient recipient : recipients) {
      ListedCertificate listed = listed(recipient, directory);
      if (listed.at(at) == Standing.REVOKED) {
        throw new SealRefused(
            Code.RECIPIENT_REVOKED,
            "sealed for %s with revoked serial %s".formatted(listed.agency(), listed.serial()));
      }
      agencies.add(listed.agency());
    }
    return agencies;
  }

  private static ListedCertificate listed(KemRecipient recipient, Directory directory)
      throws SealRefused {
    return directory
        .find(recipient.keyIdentifier())
        .filter(found -> found.purpose() == CertificatePurpose.SEALING)
        .filter(found -> found.key().isEncapsulationOf(recipient.suite()))
        .orElseThrow(
            () ->
                new SealRefused(
                    Code.HIDDEN_RECIPIENT,
                    "no sealing certificate with key identifier "
                        + HexFormat.of().formatHex(recipient.keyIdentifier())));
  }
}
