// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;

/** Whom the rules know: the agencies and groups of one directory version. */
interface Parties {
  /** The directory's digest: decisions are kept by it. */
  String version();

  Optional<Party> find(AgencyId agency);

  boolean isMember(AgencyId agency, String group);

  /** An agency as rules see it. */
  record Party(AgencyId id, AgencyKind kind, @Nullable String country, boolean thirdCountry) {}

  static Parties of(Directory directory) {
    return new Parties() {
      @Override
      public String version() {
        return directory.digest();
      }

      @Override
      public Optional<Party> find(AgencyId agency) {
        return directory.agency(agency.value()).map(found -> party(agency, found));
      }

      @Override
      public boolean isMember(AgencyId agency, String group) {
        return directory.members(group).contains(agency.value());
      }
    };
  }

  private static Party party(AgencyId id, DirectoryDocument.Agency agency) {
    return new Party(id, agency.kind(), agency.country(), agency.thirdCountry());
  }
}
