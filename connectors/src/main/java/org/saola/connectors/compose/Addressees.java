// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Recipient;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;

/**
 * Who is meant to get a message once every group has been expanded (a group has no key of its own).
 *
 * @param to each agency once, with the group that named it unless it was named itself
 * @param nominal those of them who are meant to have the nominal parts
 */
record Addressees(List<Recipient> to, Set<AgencyId> nominal) {
  private static final String GROUP = "@";

  static Addressees expand(
      Collection<String> to, Collection<String> nominal, AgencyId self, Directory directory)
      throws DraftRefused {
    Map<AgencyId, Recipient> recipients = recipients(to, self, directory);
    if (recipients.isEmpty()) {
      throw new DraftRefused(Code.NOBODY, "%s names nobody but ourselves".formatted(to));
    }
    Set<AgencyId> meant = new LinkedHashSet<>(recipients(nominal, self, directory).keySet());
    meant.retainAll(recipients.keySet());
    return new Addressees(List.copyOf(recipients.values()), meant);
  }

  /** Partners must not learn that there are nominal parts: they get a message of their own. */
  Addressees partners(Directory directory) {
    return new Addressees(
        to.stream().filter(r -> isPartner(r.agency(), directory)).toList(), Set.of());
  }

  Addressees ordinary(Directory directory) {
    return new Addressees(
        to.stream().filter(r -> !isPartner(r.agency(), directory)).toList(), nominal);
  }

  boolean names(AgencyId agency) {
    return to.stream().anyMatch(it -> it.agency().equals(agency));
  }

  /**
   * Those of the agencies that are partners, where these are, or no partners where these are not.
   */
  List<AgencyId> of(List<AgencyId> agencies, Directory directory) {
    boolean partners = to.stream().anyMatch(it -> isPartner(it.agency(), directory));
    return agencies.stream().filter(it -> isPartner(it, directory) == partners).toList();
  }

  /** In groups of at most so many; none where there is nobody. */
  List<Addressees> inGroupsOf(int most) {
    List<Addressees> groups = new ArrayList<>();
    for (int i = 0; i < to.size(); i += most) {
      groups.add(new Addressees(to.subList(i, Math.min(to.size(), i + most)), nominal));
    }
    return groups;
  }

  List<AgencyId> meantFor(Content content) {
    return to.stream()
        .map(Recipient::agency)
        .filter(agency -> !content.nominal() || nominal.contains(agency))
        .toList();
  }

  private static Map<AgencyId, Recipient> recipients(
      Collection<String> names, AgencyId self, Directory directory) throws DraftRefused {
    Map<AgencyId, Recipient> found = new LinkedHashMap<>();
    for (String name : names) {
      if (name.startsWith(GROUP)) {
        directory
            .members(name)
            .forEach(member -> found.putIfAbsent(id(member), new Recipient(id(member), name)));
      } else {
        found.put(known(name, directory), new Recipient(id(name), null));
      }
    }
    found.remove(self);
    return found;
  }

  private static AgencyId known(String name, Directory directory) throws DraftRefused {
    if (directory.agency(name).isEmpty()) {
      throw new DraftRefused(
          Code.UNKNOWN_RECIPIENT, "the directory has no agency \"%s\"".formatted(name));
    }
    return id(name);
  }

  private static AgencyId id(String name) {
    return new AgencyId(name);
  }

  private static boolean isPartner(AgencyId id, Directory directory) {
    return directory
        .agency(id.value())
        .map(agency -> agency.kind() == AgencyKind.PARTNER)
        .orElse(false);
  }
}
