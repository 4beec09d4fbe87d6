// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.scope;

import java.util.Set;
import org.saola.message.manifest.AgencyId;

/**
 * Whose entries may be seen. An entry is in scope when one of its agencies is: its sender, its
 * recipient, or the sender of the message that it is about. Changes of directory and rules are in
 * every scope.
 */
public sealed interface Scope {
  Scope EVERYTHING = new Everything();
  Scope NOTHING = new Nothing();

  static Scope of(Set<AgencyId> agencies) {
    return new Agencies(agencies);
  }

  /** Also entries of no agency. */
  record Everything() implements Scope {}

  /** Not even what is public: whoever has this scope is no auditor. */
  record Nothing() implements Scope {}

  /** Those of some agencies, and what is public to every auditor. */
  record Agencies(Set<AgencyId> agencies) implements Scope {
    public Agencies {
      agencies = Set.copyOf(agencies);
    }
  }
}
