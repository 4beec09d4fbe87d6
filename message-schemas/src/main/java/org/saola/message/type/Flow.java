// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may send a type to whom before any agency adds a rule of its own. The access rules that bind
 * all are made of it.
 *
 * @param nominalTo who of the recipients may have its nominal parts; never a partner
 * @param closedGroup whether it goes through groups alone, never to an agency picked by hand
 */
public record Flow(
    Set<PartyKind> from, Set<PartyKind> to, Set<PartyKind> nominalTo, boolean closedGroup) {
  /** Police, customs, and Europol-like bodies. */
  static final Set<PartyKind> LAW_ENFORCEMENT =
      EnumSet.of(PartyKind.CUSTOMS, PartyKind.POLICE, PartyKind.EUROPOL);

  /** All but partners. */
  static final Set<PartyKind> AUTHORITIES = EnumSet.complementOf(EnumSet.of(PartyKind.PARTNER));

  static final Set<PartyKind> ALL = EnumSet.allOf(PartyKind.class);

  public Flow {
    if (!to.containsAll(nominalTo) || nominalTo.contains(PartyKind.PARTNER)) {
      throw new IllegalArgumentException("nominal parts go to recipients, and never to a partner");
    }
  }
}
