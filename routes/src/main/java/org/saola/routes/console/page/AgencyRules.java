// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.authorize.PastRules;
import org.saola.routes.console.page.AgencyStep.Item;
import org.saola.routes.console.page.AgencyStep.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When an agency's own file of access rules was changed. */
final class AgencyRules {
  private static final Logger LOG = LoggerFactory.getLogger(AgencyRules.class);

  private final Texts rules;
  private final String file;

  /** The text of each rule set by file name, as {@link PastRules} has it. */
  @FunctionalInterface
  interface Texts {
    Optional<SortedMap<String, String>> of(int number) throws IOException;
  }

  AgencyRules(Texts rules, AgencyId agency) {
    this.rules = rules;
    this.file = agency.value().toLowerCase(Locale.ROOT) + ".cedar";
  }

  /**
   * The agency's file in one rule set.
   *
   * @param text null where the rule set cannot be shown
   */
  private record Version(int number, @Nullable String text) {}

  /**
   * @param entries of the log, by the rule set that each names
   */
  List<AgencyStep> of(Map<Integer, EntryView> entries) {
    List<AgencyStep> steps = new ArrayList<>();
    Version last = null;
    for (Map.Entry<Integer, EntryView> set : new TreeMap<>(entries).entrySet()) {
      int number = set.getKey();
      // Rule sets are whole, and large: each is read once.
      Version before = last != null && last.number() == number - 1 ? last : read(number - 1);
      Version now = read(number);
      if (before.text() == null || now.text() == null) {
        steps.add(step(Kind.RULES_DAMAGED, number, set.getValue()));
      } else if (!before.text().equals(now.text())) {
        steps.add(step(Kind.RULES, number, set.getValue()));
      }
      last = now;
    }
    return steps;
  }

  private Version read(int number) {
    try {
      SortedMap<String, String> files = rules.of(number).orElseGet(TreeMap::new);
      return new Version(number, files.getOrDefault(file, ""));
    } catch (IOException e) {
      LOG.error("rule set {} cannot be shown", number, e);
      return new Version(number, null);
    }
  }

  private AgencyStep step(Kind kind, int number, EntryView entry) {
    return new AgencyStep(
        kind, entry.at(), entry, "/changes/rules/" + number, List.of(new Item("file", file)));
  }
}
