// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Groups that the directory puts the agency into. */
  Set<String> groups(AgencyId agency);

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

      @Override
      public Set<String> groups(AgencyId agency) {
        return groupsOf(agency, directory.document());
      }
    };
  }

  /** As a document lists them that nobody needs to have signed: to try rules, never to decide. */
  static Parties of(DirectoryDocument document) {
    Map<AgencyId, Party> agencies = new HashMap<>();
    for (DirectoryDocument.Agency agency : document.agencies()) {
      AgencyId id = new AgencyId(agency.id());
      agencies.put(id, party(id, agency));
    }
    Map<String, Set<String>> members = new HashMap<>();
    document.groups().forEach(group -> members.put(group.id(), Set.copyOf(group.members())));
    return new Parties() {
      @Override
      public String version() {
        return String.valueOf(document.version());
      }

      @Override
      public Optional<Party> find(AgencyId agency) {
        return Optional.ofNullable(agencies.get(agency));
      }

      @Override
      public boolean isMember(AgencyId agency, String group) {
        return members.getOrDefault(group, Set.of()).contains(agency.value());
      }

      @Override
      public Set<String> groups(AgencyId agency) {
        return groupsOf(agency, document);
      }
    };
  }

  private static Set<String> groupsOf(AgencyId agency, DirectoryDocument document) {
    return document.groups().stream()
        .filter(group -> group.members().contains(agency.value()))
        .map(DirectoryDocument.Group::id)
        .collect(Collectors.toSet());
  }

  private static Party party(AgencyId id, DirectoryDocument.Agency agency) {
    return new Party(id, agency.kind(), agency.country(), agency.thirdCountry());
  }
}
