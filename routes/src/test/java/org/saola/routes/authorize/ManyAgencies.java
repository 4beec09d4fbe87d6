// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageType;
import org.saola.pki.directory.AgencyKind;

/**
 * A federation of as many agencies as one likes, each with a rule file of three rules beside what
 * binds all; and questions among them, at random.
 */
record ManyAgencies(RuleFiles rules, TableParties parties, List<AgencyId> ids) {
  private static final String GROUP = "@watch";

  static ManyAgencies of(int count) throws IOException {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.keySet().retainAll(Set.of(RuleFiles.ALL, RuleFiles.SCHEMA));
    Map<AgencyId, Parties.Party> agencies = new LinkedHashMap<>();
    Map<AgencyId, Set<String>> groups = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      AgencyId id = new AgencyId("A" + i);
      AgencyKind kind = AgencyKind.values()[i % AgencyKind.values().length];
      agencies.put(id, new Parties.Party(id, kind, i % 2 == 0 ? "NL" : "BR", i % 3 == 0));
      groups.put(id, i % 4 == 0 ? Set.of() : Set.of(GROUP));
      texts.put("a" + i + ".cedar", file(id));
    }
    return new ManyAgencies(
        new RuleFiles(texts),
        new TableParties("1".repeat(64), agencies, groups),
        List.copyOf(agencies.keySet()));
  }

  private static String file(AgencyId id) {
    return """
    @id("%1$s.takes-no-persons-for-statistics")
    forbid (principal == Agency::"%2$s", action in [Action::"receive", Action::"forward"], resource)
    when { resource.nominal && context.labels.purpose == Purpose::"STATISTICS" };
    @id("%1$s.persons-not-to-third-countries")
    forbid (principal, action in [Action::"receive", Action::"forward"], resource)
    when { context.sender == Agency::"%2$s" }
    when { resource.nominal && principal.thirdCountry };
    @id("%1$s.persons-to-prosecuting-cites")
    permit (principal, action == Action::"receive", resource)
    when { context.sender == Agency::"%2$s" }
    when { context.labels.purpose == Purpose::"PROSECUTION" && principal.kind == Kind::"CITES" };
    """
        .formatted(id.value().toLowerCase(Locale.ROOT), id.value());
  }

  Question ask(Random random) {
    AgencyId sender = any(random, ids);
    Labels labels =
        new Labels(
            any(random, TypeRules.types().stream().map(MessageType::id).toList()),
            any(random, List.of(Tlp.values())),
            random.nextBoolean() ? Set.of() : Set.of(any(random, List.of(HandlingCode.values()))),
            random.nextInt(10) == 0 ? Level.RESTREINT_UE : Level.BASIC_PROTECTION,
            any(random, List.of(Purpose.values())),
            any(random, List.of(Urgency.values())),
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(any(random, List.of(TransferBasis.values()))));
    if (random.nextInt(5) == 0) {
      return new Question.Submit(sender, labels);
    }
    Optional<String> via = random.nextBoolean() ? Optional.empty() : Optional.of(GROUP);
    var receive =
        new Question.Receive(
            any(random, ids),
            sender,
            "part-" + random.nextInt(1 << 20),
            random.nextBoolean(),
            via,
            labels);
    return random.nextInt(4) == 0 ? receive.forwarded() : receive;
  }

  /** The demonstration's question, of a part of any name. */
  static Question.Receive report(AgencyId from, AgencyId to, String part) {
    return new Question.Receive(
        to,
        from,
        part,
        true,
        Optional.empty(),
        new Labels(
            new TypeId("seizure-report/1"),
            Tlp.AMBER,
            Set.of(),
            Level.BASIC_PROTECTION,
            Purpose.PROSECUTION,
            Urgency.ORDINARY,
            Optional.empty()));
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
