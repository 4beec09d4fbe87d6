// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.directory.AgencyKind;

/** Parties as a table lists them. */
record TableParties(
    String version, Map<AgencyId, Party> agencies, Map<AgencyId, Set<String>> groups)
    implements Parties {
  /** The parties of {@code agencies.csv}. */
  static TableParties read(Path tests) throws IOException {
    Map<AgencyId, Party> agencies = new LinkedHashMap<>();
    Map<AgencyId, Set<String>> groups = new LinkedHashMap<>();
    for (TrialTable.Line row : TrialTable.read(tests, "agencies.csv")) {
      String country = row.cell("country");
      AgencyId id = new AgencyId(row.cell("id"));
      agencies.put(
          id,
          new Party(
              id,
              AgencyKind.valueOf(row.cell("kind")),
              country.isEmpty() ? null : country,
              Boolean.parseBoolean(row.cell("thirdCountry"))));
      groups.put(id, Arrays.stream(row.cell("groups").split(" ")).collect(Collectors.toSet()));
    }
    return new TableParties("1".repeat(64), agencies, groups);
  }

  @Override
  public Optional<Party> find(AgencyId agency) {
    return Optional.ofNullable(agencies.get(agency));
  }

  @Override
  public boolean isMember(AgencyId agency, String group) {
    return groups.getOrDefault(agency, Set.of()).contains(group);
  }

  @Override
  public Set<String> groups(AgencyId agency) {
    return groups.getOrDefault(agency, Set.of()).stream()
        .filter(group -> !group.isEmpty())
        .collect(Collectors.toSet());
  }
}
