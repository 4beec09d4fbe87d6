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
 * Numbers that stand for texts. Those that were used last are remembered: a number that was once
 * committed never changes.
 */
final class Numbers {
  private static final int REMEMBERED = 50_000;

  private final JdbcTemplate database;
  private final String insert;
  private final String find;
  private final Map<String, Integer> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Numbers(JdbcTemplate database, String insert, String find) {
    this.database = database;
    this.insert = insert;
    this.find = find;
  }

  static Numbers ofTags(JdbcTemplate database) {
    return new Numbers(
        database,
        "insert into entry_tag (tag) select unnest(?::text[]) on conflict do nothing",
        "select tag as text, number from entry_tag where tag = any(?::text[])");
  }

  /** A kind is the numbers of its tags, ascending, as PostgreSQL writes an array. */
  static Numbers ofKinds(JdbcTemplate database) {
    return new Numbers(
        database,
        """
        insert into entry_kind (tags) select text::integer[] from unnest(?::text[]) as text
        on conflict do nothing
        """,
        """
        select text, number
          from unnest(?::text[]) as text join entry_kind on tags = text::integer[]
        """);
  }

  /** Gives a number to those that have none. */
  Map<String, Integer> assign(Set<String> texts) {
    Map<String, Integer> numbers = find(texts);
    if (numbers.size() < texts.size()) {
      List<String> fresh = texts.stream().filter(text -> !numbers.containsKey(text)).toList();
      database.update(insert, (Object) fresh.toArray(String[]::new));
      numbers.putAll(read(fresh));
    }
    return numbers;
  }

  /** Those of the texts that have numbers. */
  Map<String, Integer> find(Collection<String> texts) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    synchronized (known) {
      for (String text : texts) {
        Integer number = known.get(text);
        if (number == null) {
          unknown.add(text);
        } else {
          numbers.put(text, number);
        }
      }
    }
    if (!unknown.isEmpty()) {
      numbers.putAll(read(unknown));
    }
    return numbers;
  }

  private Map<String, Integer> read(List<String> texts) {
    Map<String, Integer> found = new HashMap<>();
    database.query(
        find,
        row -> {
          found.put(row.getString("text"), row.getInt("number"));
        },
        (Object) texts.toArray(String[]::new));
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
