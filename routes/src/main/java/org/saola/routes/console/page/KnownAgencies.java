// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.directory.DirectoryService;
import org.springframework.stereotype.Component;

/** The agencies of every version of the directory: entries of one that has left stay. */
@Component
class KnownAgencies implements Predicate<AgencyId> {
  private final DirectoryService directories;
  private final Set<String> known = new HashSet<>();
  private int versions;

  KnownAgencies(DirectoryService directories) {
    this.directories = directories;
  }

  @Override
  public synchronized boolean test(AgencyId agency) {
    int latest = directories.latest().document().version();
    while (versions < latest) {
      versions++;
      directories
          .version(versions)
          .ifPresent(it -> it.document().agencies().forEach(each -> known.add(each.id())));
    }
    return known.contains(agency.value());
  }
}
