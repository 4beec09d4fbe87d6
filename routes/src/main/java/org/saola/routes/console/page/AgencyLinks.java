// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.scope.Scope;
import org.springframework.stereotype.Component;

/** Of which agencies whoever is served now has a page: of those in scope, and of no other. */
@Component("agencyLinks")
public class AgencyLinks {
  private final Reading reading;
  private final KnownAgencies known;

  AgencyLinks(Reading reading, KnownAgencies known) {
    this.reading = reading;
    this.known = known;
  }

  /** Whether a name leads to a page. */
  public boolean lead(String name) {
    return find(name).isPresent();
  }

  /** One answer for an agency that is out of scope and for one that never was. */
  Optional<AgencyId> find(String name) {
    try {
      return Optional.of(new AgencyId(name)).filter(known).filter(this::isInScope);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isInScope(AgencyId agency) {
    return switch (reading.scope()) {
      case Scope.Everything all -> true;
      case Scope.Nothing none -> false;
      case Scope.Agencies some -> some.agencies().contains(agency);
    };
  }
}
