// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.federation;

import java.util.List;
import java.util.Map;
import org.saola.message.type.Flow;
import org.saola.message.type.PartyKind;
import org.saola.pki.directory.AgencyKind;

/**
 * To whom a new agency usually writes.
 *
 * @param nominal which of them are meant to have personal data too; the rules may still withhold it
 * @param closedGroups groups for what goes through groups alone
 * @param kinds of the agencies that are known; the rules decide about the others when it comes to
 *     it
 */
public record UsualRecipients(
    List<String> to,
    List<String> nominal,
    List<String> closedGroups,
    Map<String, AgencyKind> kinds) {
  public UsualRecipients {
    to = List.copyOf(to);
    nominal = List.copyOf(nominal);
    closedGroups = List.copyOf(closedGroups);
    kinds = Map.copyOf(kinds);
  }

  /** Those of them who may receive what flows so. */
  List<String> of(Flow flow) {
    return flow.closedGroup()
        ? closedGroups
        : to.stream().filter(name -> mayReceive(name, flow)).toList();
  }

  private boolean mayReceive(String name, Flow flow) {
    AgencyKind kind = kinds.get(name);
    return kind == null || flow.to().contains(PartyKind.valueOf(kind.name()));
  }
}
