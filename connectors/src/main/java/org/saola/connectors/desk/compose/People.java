// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.manifest.AgencyId;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.springframework.stereotype.Component;

/** Whom an officer may write to: agencies and groups of the directory in force. */
@Component
class People {
  /** So many are shown without being looked for. */
  static final int FEW = 12;

  private static final int MOST = 40;

  private final DirectoryClient directories;
  private final AgencyId us;

  People(DirectoryClient directories, AgencyId us) {
    this.directories = directories;
    this.us = us;
  }

  /**
   * One to choose.
   *
   * @param kind of an agency; empty for a group
   * @param country its name in the officer's language, where it has one
   * @param members of a group
   */
  public record Choice(
      String id, String kind, String country, boolean thirdCountry, boolean chosen, int members) {
    public boolean isGroup() {
      return kind.isEmpty();
    }
  }

  /** Those chosen first, then those that the words fit. */
  List<Choice> find(MessageType type, String words, List<String> chosen, Locale locale)
      throws IOException, LogDistrusted {
    Directory directory = directories.latest();
    List<Choice> found = new ArrayList<>();
    List<Choice> others = new ArrayList<>();
    for (Choice choice : all(directory, type, Set.copyOf(chosen), locale)) {
      if (choice.chosen()) {
        found.add(choice);
      } else if (fits(choice, words)) {
        others.add(choice);
      }
    }
    boolean looked = !words.isBlank() || others.size() <= FEW;
    found.addAll(looked ? others.subList(0, Math.min(MOST, others.size())) : List.of());
    return found;
  }

  boolean isThirdCountry(String id) throws IOException, LogDistrusted {
    return directories
        .latest()
        .agency(id)
        .map(DirectoryDocument.Agency::thirdCountry)
        .orElse(false);
  }

  private List<Choice> all(
      Directory directory, MessageType type, Set<String> chosen, Locale locale) {
    List<Choice> all = new ArrayList<>();
    for (DirectoryDocument.Group group : directory.document().groups()) {
      int members = group.members().size();
      boolean isChosen = chosen.contains(group.id());
      // An empty group is nobody.
      if (members > 0 || isChosen) {
        all.add(new Choice(group.id(), "", "", false, isChosen, members));
      }
    }
    for (DirectoryDocument.Agency agency : directory.document().agencies()) {
      boolean isChosen = chosen.contains(agency.id());
      if (!agency.id().equals(us.value())
          && (isChosen || (takes(type.flow(), agency.kind()) && !type.flow().closedGroup()))) {
        String country = agency.country();
        all.add(
            new Choice(
                agency.id(),
                agency.kind().name(),
                country == null ? "" : Locale.of("", country).getDisplayCountry(locale),
                agency.thirdCountry(),
                isChosen,
                0));
      }
    }
    return all;
  }

  private static boolean takes(Flow flow, AgencyKind kind) {
    return flow.to().stream().anyMatch(party -> party.name().equals(kind.name()));
  }

  private static boolean fits(Choice choice, String words) {
    String all =
        (choice.id() + " " + choice.kind() + " " + choice.country()).toLowerCase(Locale.ROOT);
    return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).stream()
        .allMatch(all::contains);
  }
}
