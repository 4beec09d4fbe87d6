// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.PathVerifier;
import org.saola.pki.certificate.SubjectName;
import org.saola.pki.certificate.VerifiedCertificate;
import org.saola.pki.cms.CertifiedKey;

/** All certificates of a directory, found by key identifier and by agency. */
final class CertificateList {
  private static final Comparator<ListedCertificate> NEWEST_FIRST =
      Comparator.comparing(ListedCertificate::notBefore).reversed();

  private final Map<String, ListedCertificate> byKeyIdentifier = new HashMap<>();
  private final Map<String, String> agencyBySerial = new HashMap<>();
  private final Map<String, List<ListedCertificate>> byAgency = new HashMap<>();

  /** Builds the path of each certificate; refuses the whole directory for one that fails. */
  CertificateList(DirectoryDocument document, PathVerifier paths, Revocations revocations)
      throws DirectoryRefused {
    for (DirectoryDocument.Agency agency : document.agencies()) {
      for (byte[] der : agency.certificates()) {
        try {
          add(agency.id(), paths.verify(Certificates.read(der)), revocations);
        } catch (CertificateRefused e) {
          throw new DirectoryRefused(
              "certificate of %s: %s: %s".formatted(agency.id(), e.code(), e.getMessage()));
        }
      }
    }
    for (List<ListedCertificate> list : byAgency.values()) {
      // Of two that start in the same second, the later one in the document is the newer.
      Collections.reverse(list);
      list.sort(NEWEST_FIRST);
    }
  }

  private void add(String agency, VerifiedCertificate verified, Revocations revocations)
      throws DirectoryRefused {
    SubjectName subject = verified.subject();
    if (subject.role() != SubjectName.Role.AGENCY || !subject.agency().equals(agency)) {
      throw new DirectoryRefused(
          "certificate of %s is listed under %s".formatted(subject.uri(), agency));
    }
    CertifiedKey key = CertifiedKey.of(verified.certificate());
    String serial = verified.serial();
    ListedCertificate listed =
        ListedCertificate.of(
            agency, verified.purpose(), verified.certificate(), key, revocations.of(verified));
    // One key, one certificate, one agency: a message names its signer by key identifier alone.
    ListedCertificate same = byKeyIdentifier.putIfAbsent(hex(key.keyIdentifier()), listed);
    if (same != null) {
      throw new DirectoryRefused("%s and %s share a key".formatted(same.agency(), agency));
    }
    String other = agencyBySerial.putIfAbsent(serial, agency);
    if (other != null) {
      throw new DirectoryRefused("%s and %s share serial %s".formatted(other, agency, serial));
    }
    byAgency.computeIfAbsent(agency, unused -> new ArrayList<>()).add(listed);
  }

  Optional<ListedCertificate> find(byte[] keyIdentifier) {
    return Optional.ofNullable(byKeyIdentifier.get(hex(keyIdentifier)));
  }

  /** Newest first. */
  List<ListedCertificate> of(String agency, CertificatePurpose purpose) {
    return byAgency.getOrDefault(agency, List.of()).stream()
        .filter(listed -> listed.purpose() == purpose)
        .toList();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
