// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Forwarding;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartyKind;
import org.saola.pki.directory.AgencyKind;

/**
 * What binds all is what the message types say: as text ({@code -Dsaola.publish=true} writes it
 * anew), and as decisions for every kind of sender and recipient.
 */
class PublishedRulesTest {
  private static final String GROUP = "@all";

  @Test
  void rulesAreWhatTheTypesSay() throws IOException {
    check(RuleFiles.ALL, TypeRules::rules);
    check(RuleFiles.SCHEMA, TypeRules::schema);
  }

  private static void check(String name, UnaryOperator<String> written) throws IOException {
    Path file = RuleTable.RULES.resolve(name);
    String text = Files.readString(file);
    if (Boolean.getBoolean("saola.publish")) {
      text = written.apply(text);
      Files.writeString(file, text);
    }
    assertThat(written.apply(text)).as("./saola publish writes it anew").isEqualTo(text);
  }

  static Stream<MessageType> types() {
    return TypeRules.types().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyKindGetsWhatItsTypeSays(MessageType type) throws Exception {
    RuleSet rules = withoutAgencies();
    Flow flow = type.flow();
    for (PartyKind from : PartyKind.values()) {
      assertThat(
              rules.decide(new Question.Submit(agency(from), labels(type)), parties()).permitted())
          .as("%s submits %s", from, type.id())
          .isEqualTo(flow.from().contains(from));
      for (PartyKind to : PartyKind.values()) {
        boolean sends = flow.from().contains(from);
        for (boolean group : List.of(true, false)) {
          String what = "%s from %s to %s, by a group: %s".formatted(type.id(), from, to, group);
          boolean reached = sends && (group || !flow.closedGroup());
          assertThat(receives(rules, type, from, to, group, false))
              .as(what)
              .isEqualTo(reached && flow.to().contains(to));
          assertThat(receives(rules, type, from, to, group, true))
              .as("nominal: " + what)
              .isEqualTo(reached && flow.nominalTo().contains(to));
        }
      }
    }
  }

  @Test
  void kindsAreThoseOfTheDirectory() {
    assertThat(Arrays.stream(PartyKind.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(AgencyKind.values()).map(Enum::name).toList());
  }

  private static RuleSet withoutAgencies() throws Exception {
    RuleFiles shipped = RuleFiles.read(RuleTable.RULES);
    var binding = new java.util.TreeMap<>(shipped.texts());
    binding.keySet().retainAll(Set.of(RuleFiles.ALL, RuleFiles.SCHEMA));
    return RuleLoader.load(new RuleFiles(binding));
  }

  private static boolean receives(
      RuleSet rules,
      MessageType type,
      PartyKind from,
      PartyKind to,
      boolean group,
      boolean nominal) {
    AgencyId recipient = new AgencyId("TO-" + to);
    Recipient named = new Recipient(recipient, group ? GROUP : null);
    return new Paths(agency(from), List.of(named), labels(type), Forwarding.NONE, rules, parties())
        .decide("part", nominal, recipient)
        .permitted();
  }

  private static AgencyId agency(PartyKind kind) {
    return new AgencyId("FROM-" + kind);
  }

  private static Labels labels(MessageType type) {
    return new Labels(
        type.id(),
        Tlp.GREEN,
        Set.of(),
        Level.BASIC_PROTECTION,
        Purpose.INVESTIGATION,
        Urgency.ORDINARY,
        Optional.empty());
  }

  private static TableParties parties() {
    Map<AgencyId, Parties.Party> agencies = new LinkedHashMap<>();
    Map<AgencyId, Set<String>> groups = new LinkedHashMap<>();
    for (PartyKind kind : EnumSet.allOf(PartyKind.class)) {
      for (String side : List.of("FROM-", "TO-")) {
        AgencyId id = new AgencyId(side + kind);
        agencies.put(id, new Parties.Party(id, AgencyKind.valueOf(kind.name()), "NL", false));
        groups.put(id, Set.of(GROUP));
      }
    }
    return new TableParties("1".repeat(64), agencies, groups);
  }
}
