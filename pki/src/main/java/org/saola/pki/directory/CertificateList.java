// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
import org.saola.pki.cms.CertifiedKey;

/** All certificates of a directory, found by key identifier and by agency. */
final class CertificateList {
  private final Map<String, ListedCertificate> byKeyIdentifier = new HashMap<>();
  private final Map<String, String> agencyBySerial = new HashMap<>();
  private final Map<String, List<ListedCertificate>> byAgency = new HashMap<>();
  private final Map<String, DirectoryDocument.Revocation> revoked = new HashMap<>();

  /** Builds the path of each certificate; refuses the whole directory for one that fails. */
  CertificateList(DirectoryDocument document, PathVerifier paths) throws DirectoryRefused {
    document.revoked().forEach(revocation -> revoked.put(revocation.serial(), revocation));
    for (DirectoryDocument.Agency agency : document.agencies()) {
      for (byte[] der : agency.certificates()) {
        try {
          add(agency.id(), Certificates.read(der), paths);
        } catch (CertificateRefused e) {
          throw new DirectoryRefused(
              "certificate of %s: %s: %s".formatted(agency.id(), e.code(), e.getMessage()));
        }
      }
    }
    byAgency.values().forEach(list -> list.sort(NEWEST_FIRST));
  }

  private static final Comparator<ListedCertificate> NEWEST_FIRST =
      Comparator.comparing((ListedCertificate listed) -> listed.certificate().getNotBefore())
          .reversed();

  private void add(String agency, X509Certificate certificate, PathVerifier paths)
      throws CertificateRefused, DirectoryRefused {
    SubjectName subject = paths.verify(certificate);
    if (subject.role() != SubjectName.Role.AGENCY || !subject.agency().equals(agency)) {
      throw new DirectoryRefused(
          "certificate of %s is listed under %s".formatted(subject.uri(), agency));
    }
    CertifiedKey key = CertifiedKey.of(certificate);
    String serial = Certificates.serial(certificate);
    ListedCertificate listed =
        new ListedCertificate(
            agency,
            CertificatePurpose.of(certificate),
            certificate,
            key,
            Optional.ofNullable(revoked.get(serial)));
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

  Optional<DirectoryDocument.Revocation> revocation(X509Certificate certificate) {
    return Optional.ofNullable(revoked.get(Certificates.serial(certificate)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
