// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public DirectoryDocument {
    agencies = List.copyOf(agencies);
    groups = List.copyOf(groups);
    revoked = List.copyOf(revoked);
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
      List<String> accepts) {}

  /** A group has no key: it is expanded before signing. */
  public record Group(String id, List<String> members) {}

  /**
   * @param serial certificate serial number, hex
   */
  public record Revocation(String serial, Instant at, String reason) {}
}
