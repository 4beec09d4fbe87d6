// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.table.KeptTable;
import org.saola.message.format.Mappings;

/**
 * A column that is not read as it is named.
 *
 * @param as what it is read as; empty where it is left out
 * @param options what it may be read as, the likeliest first
 * @param ofPersons whether it is named after persons
 */
public record AskedColumn(
    int at, String name, String as, boolean unknown, List<String> options, boolean ofPersons) {
  /** Those that need an answer, or had one. */
  static List<AskedColumn> of(KeptTable table, Mappings.Nearest nearest) {
    List<AskedColumn> asked = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String name = table.header().get(i);
      String as = table.columns().get(i);
      boolean unknown = nearest.unknown().contains(as);
      if (unknown || !as.equals(name)) {
        List<String> free =
            nearest.mayBe(name).stream()
                .filter(it -> it.equals(as) || !table.columns().contains(it))
                .sorted(Comparator.comparingInt(it -> -alike(it, name)))
                .toList();
        asked.add(new AskedColumn(i, name, as, unknown, free, nearest.isOfPersons(name)));
      }
    }
    return asked;
  }

  /** How many of their words two names share; a word counts that begins as the other. */
  private static int alike(String one, String other) {
    int shared = 0;
    for (String word : words(one)) {
      if (words(other).stream().anyMatch(it -> it.startsWith(word) || word.startsWith(it))) {
        shared += word.length();
      }
    }
    return shared;
  }

  private static List<String> words(String name) {
    return List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)).stream()
        .filter(word -> word.length() > 2)
        .toList();
  }

  public String field() {
    return "column." + at;
  }

  public @Nullable String describedBy() {
    return ofPersons ? field() + "-persons" : null;
  }
}
