// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.Keystore;

/**
 * The directory's JSON content ({@code directory.json}).
 *
 * @param version 1, 2, 3 ... without gaps
 * @param previous SHA-256 (hex) of the version before; absent in version 1
 */
public record DirectoryDocument(
    String federation,
    int version,
    @Nullable String previous,
    Instant created,
    List<Agency> agencies,
    List<Group> groups,
    List<Revocation> revoked) {
  private static final List<CertificatePurpose> PURPOSES =
      List.of(CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

  public DirectoryDocument {
    agencies = List.copyOf(agencies);
    groups = List.copyOf(groups);
    revoked = List.copyOf(revoked);
  }

  /**
   * Reads a directory that nobody vouches for: to try things with, never to trust. See {@link
   * Directory#verify}.
   */
  public static DirectoryDocument readUnverified(byte[] json) throws DirectoryRefused {
    return DirectoryJson.read(json);
  }

  /** Version 1, without anybody yet. */
  public static DirectoryDocument first(String federation, Instant created) {
    return new DirectoryDocument(federation, 1, null, created, List.of(), List.of(), List.of());
  }

  /** The version that follows a verified one, with the same content to start from. */
  public static DirectoryDocument after(Directory latest, Instant created) {
    DirectoryDocument old = latest.document();
    return new DirectoryDocument(
        old.federation,
        old.version + 1,
        latest.digest(),
        created,
        old.agencies,
        old.groups,
        old.revoked);
  }

  /** What the registrar signs. */
  public byte[] toJson() {
    return DirectoryJson.write(this);
  }

  /** With this agency in place of the one with its id, or as a new one. */
  public DirectoryDocument with(Agency agency) {
    List<Agency> next = replaced(agencies, agency, Agency::id);
    return new DirectoryDocument(federation, version, previous, created, next, groups, revoked);
  }

  public DirectoryDocument withoutAgency(String id) {
    List<Agency> next = agencies.stream().filter(agency -> !agency.id().equals(id)).toList();
    return new DirectoryDocument(federation, version, previous, created, next, groups, revoked);
  }

  /** With this group in place of the one with its id, or as a new one. */
  public DirectoryDocument with(Group group) {
    List<Group> next = replaced(groups, group, Group::id);
    return new DirectoryDocument(federation, version, previous, created, agencies, next, revoked);
  }

  /** With one more revocation; none is ever taken back. */
  public DirectoryDocument with(Revocation revocation) {
    List<Revocation> next = new ArrayList<>(revoked);
    next.add(revocation);
    return new DirectoryDocument(federation, version, previous, created, agencies, groups, next);
  }

  private static <T> List<T> replaced(List<T> old, T item, Function<T, String> id) {
    List<T> next = new ArrayList<>(old);
    next.removeIf(other -> id.apply(other).equals(id.apply(item)));
    next.add(item);
    return next;
  }

  /**
   * @param country ISO 3166 alpha-2; absent for a body that has none
   * @param thirdCountry whether a transfer to it needs a basis (Directive (EU) 2016/680, Art. 35)
   * @param certificates DER, base64 in JSON; of all three purposes, old ones too
   * @param accepts message types, such as {@code seizure-report/1}
   */
  public record Agency(
      String id,
      AgencyKind kind,
      @Nullable String country,
      boolean thirdCountry,
      List<byte[]> certificates,
      List<String> accepts) {
    public Agency {
      certificates = copies(certificates);
      accepts = List.copyOf(accepts);
    }

    /** Copies: a directory that was verified stays as it was. */
    @Override
    public List<byte[]> certificates() {
      return copies(certificates);
    }

    private static List<byte[]> copies(List<byte[]> certificates) {
      return certificates.stream().map(byte[]::clone).toList();
    }

    /** With the certificates of a keystore added, those of a renewal after the old ones. */
    public Agency with(Keystore keys) {
      List<byte[]> all = new ArrayList<>(certificates);
      for (CertificatePurpose purpose : PURPOSES) {
        for (X509Certificate certificate : keys.certificates(purpose)) {
          byte[] der = Certificates.encoded(certificate);
          if (all.stream().noneMatch(known -> Arrays.equals(known, der))) {
            all.add(der);
          }
        }
      }
      return new Agency(id, kind, country, thirdCountry, all, accepts);
    }
  }

  /** A group has no key: it is expanded before signing. */
  public record Group(String id, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * @param serial certificate serial number, hex
   */
  public record Revocation(String serial, Instant at, String reason) {
    public static Revocation of(X509Certificate certificate, Instant at, String reason) {
      return new Revocation(Certificates.serial(certificate), at, reason);
    }
  }
}
