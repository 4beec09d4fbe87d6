// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The numbers of tags. Those that were used last are remembered: a number that was once committed
 * never changes.
 */
final class TagNumbers {
  private static final int REMEMBERED = 50_000;

  private final JdbcTemplate database;
  private final Map<String, Integer> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  TagNumbers(JdbcTemplate database) {
    this.database = database;
  }

  /** Gives a number to those that have none. */
  Map<String, Integer> assign(Set<String> tags) {
    Map<String, Integer> numbers = find(tags);
    if (numbers.size() < tags.size()) {
      List<String> fresh = tags.stream().filter(tag -> !numbers.containsKey(tag)).toList();
      database.update(
          "insert into entry_tag (tag) select unnest(?::text[]) on conflict do nothing",
          (Object) fresh.toArray(String[]::new));
      numbers.putAll(read(fresh));
    }
    return numbers;
  }

  /** Those of the tags that have numbers. */
  Map<String, Integer> find(Collection<String> tags) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    synchronized (known) {
      for (String tag : tags) {
        Integer number = known.get(tag);
        if (number == null) {
          unknown.add(tag);
        } else {
          numbers.put(tag, number);
        }
      }
    }
    if (!unknown.isEmpty()) {
      numbers.putAll(read(unknown));
    }
    return numbers;
  }

  private Map<String, Integer> read(List<String> tags) {
    Map<String, Integer> found = new HashMap<>();
    database.query(
        "select tag, number from entry_tag where tag = any(?::text[])",
        row -> {
          found.put(row.getString("tag"), row.getInt("number"));
        },
        (Object) tags.toArray(String[]::new));
    return found;
  }

  /** To be called once the numbers are committed. */
  void remember(Map<String, Integer> committed) {
    synchronized (known) {
      known.putAll(committed);
    }
  }

  void forget() {
    synchronized (known) {
      known.clear();
    }
  }
}
