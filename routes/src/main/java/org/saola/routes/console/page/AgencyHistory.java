// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.directory.DirectoryDocument.Revocation;
import org.saola.pki.directory.ListedCertificate;
import org.saola.routes.console.page.AgencyStep.Item;
import org.saola.routes.console.page.AgencyStep.Kind;

/** What each version of the directory changed about one agency. */
final class AgencyHistory {
  static final List<CertificatePurpose> PURPOSES =
      List.of(CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

  private final String agency;
  private final Map<Integer, EntryView> entries;
  private final List<AgencyStep> steps = new ArrayList<>();
  private final Set<String> revoked = new HashSet<>();
  private final Map<String, ListedCertificate> certificates = new HashMap<>();

  /**
   * @param entries of the log, by the directory version that each names
   */
  AgencyHistory(AgencyId agency, Map<Integer, EntryView> entries) {
    this.agency = agency.value();
    this.entries = entries;
  }

  /**
   * @param versions from the first on
   * @return oldest first
   */
  List<AgencyStep> of(List<Directory> versions) {
    Directory before = null;
    for (Directory after : versions) {
      change(before, after);
      before = after;
    }
    return List.copyOf(steps);
  }

  private void change(@Nullable Directory before, Directory after) {
    Optional<Agency> old = before == null ? Optional.empty() : before.agency(agency);
    Optional<Agency> now = after.agency(agency);
    if (old.isPresent() && now.isEmpty()) {
      add(Kind.LEFT, after, List.of());
    }
    List<ListedCertificate> fresh = newCertificates(after);
    if (old.isEmpty() && now.isPresent()) {
      add(Kind.JOINED, after, described(now.get()));
    }
    addCertificates(after, fresh);
    addRevocations(after);
    if (before != null && old.isPresent() && now.isPresent()) {
      List<Item> changed = changed(old.get(), now.get());
      changed.addAll(groups(before, after));
      if (!changed.isEmpty()) {
        add(Kind.CHANGED, after, changed);
      }
    }
  }

  private List<ListedCertificate> newCertificates(Directory after) {
    List<ListedCertificate> fresh = new ArrayList<>();
    for (CertificatePurpose purpose : PURPOSES) {
      after.certificates(agency, purpose).stream()
          .filter(each -> !certificates.containsKey(each.serial()))
          .forEach(fresh::add);
    }
    return fresh;
  }

  /** A purpose that had one before has it renewed. */
  private void addCertificates(Directory version, List<ListedCertificate> fresh) {
    Set<CertificatePurpose> had =
        certificates.values().stream().map(ListedCertificate::purpose).collect(Collectors.toSet());
    List<Item> issued = new ArrayList<>();
    List<Item> renewed = new ArrayList<>();
    for (ListedCertificate each : fresh) {
      (had.contains(each.purpose()) ? renewed : issued)
          .add(new Item(each.purpose().name(), each.serial()));
      certificates.put(each.serial(), each);
    }
    if (!issued.isEmpty()) {
      add(Kind.ISSUED, version, issued);
    }
    if (!renewed.isEmpty()) {
      add(Kind.RENEWED, version, renewed);
    }
  }

  private void addRevocations(Directory version) {
    List<Item> items = new ArrayList<>();
    for (Revocation each : version.document().revoked()) {
      ListedCertificate certificate = certificates.get(each.serial());
      if (certificate != null && revoked.add(each.serial())) {
        items.add(new Item(certificate.purpose().name(), each.serial()));
        items.add(new Item("reason", each.reason()));
      }
    }
    if (!items.isEmpty()) {
      add(Kind.REVOKED, version, items);
    }
  }

  private static List<Item> described(Agency agency) {
    List<Item> items = new ArrayList<>();
    items.add(new Item("kind", agency.kind().name()));
    if (agency.country() != null) {
      items.add(new Item("country", agency.country()));
    }
    return items;
  }

  private static List<Item> changed(Agency before, Agency after) {
    List<Item> items = new ArrayList<>();
    if (before.kind() != after.kind()
        || !Objects.equals(before.country(), after.country())
        || before.thirdCountry() != after.thirdCountry()) {
      items.addAll(described(after));
    }
    items.addAll(added("accepts", before.accepts(), after.accepts()));
    items.addAll(added("acceptsNot", after.accepts(), before.accepts()));
    return items;
  }

  private List<Item> groups(Directory before, Directory after) {
    List<Item> items = new ArrayList<>();
    items.addAll(added("group", groupsOf(before), groupsOf(after)));
    items.addAll(added("groupLeft", groupsOf(after), groupsOf(before)));
    return items;
  }

  private List<String> groupsOf(Directory version) {
    return groupsOf(version, agency);
  }

  static List<String> groupsOf(Directory version, String agency) {
    return version.document().groups().stream()
        .filter(group -> group.members().contains(agency))
        .map(Group::id)
        .sorted()
        .toList();
  }

  private static List<Item> added(String word, List<String> before, List<String> after) {
    return after.stream()
        .filter(each -> !before.contains(each))
        .map(each -> new Item(word, each))
        .toList();
  }

  /** Only an entry that names this very version is shown as its proof. */
  private void add(Kind kind, Directory version, List<Item> items) {
    int number = version.document().version();
    EntryView entry = entries.get(number);
    boolean named = entry != null && entry.digest().equals(version.digest());
    steps.add(
        new AgencyStep(
            kind,
            named && entry != null ? entry.at() : version.document().created(),
            named ? entry : null,
            "/changes/directory/" + number,
            items));
  }
}
