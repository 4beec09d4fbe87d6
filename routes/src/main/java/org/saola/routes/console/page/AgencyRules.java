// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.authorize.PastRules;
import org.saola.routes.console.page.AgencyStep.Item;
import org.saola.routes.console.page.AgencyStep.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When an agency's own file of access rules was changed. */
final class AgencyRules {
  private static final Logger LOG = LoggerFactory.getLogger(AgencyRules.class);

  private final PastRules rules;
  private final String file;

  AgencyRules(PastRules rules, AgencyId agency) {
    this.rules = rules;
    this.file = agency.value().toLowerCase(Locale.ROOT) + ".cedar";
  }

  /**
   * @param entries of the log, by the rule set that each names
   */
  List<AgencyStep> of(Map<Integer, EntryView> entries) {
    List<AgencyStep> steps = new ArrayList<>();
    for (Map.Entry<Integer, EntryView> set : new TreeMap<>(entries).entrySet()) {
      int number = set.getKey();
      try {
        if (!Objects.equals(text(number - 1), text(number))) {
          steps.add(step(Kind.RULES, number, set.getValue()));
        }
      } catch (IOException e) {
        LOG.error("rule set {} cannot be shown", number, e);
        steps.add(step(Kind.RULES_DAMAGED, number, set.getValue()));
      }
    }
    return steps;
  }

  private String text(int number) throws IOException {
    SortedMap<String, String> files = rules.texts(number).orElseGet(TreeMap::new);
    return files.getOrDefault(file, "");
  }

  private AgencyStep step(Kind kind, int number, EntryView entry) {
    return new AgencyStep(
        kind, entry.at(), entry, "/changes/rules/" + number, List.of(new Item("file", file)));
  }
}
