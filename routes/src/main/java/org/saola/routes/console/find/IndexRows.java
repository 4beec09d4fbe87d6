// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows by which entries are found. */
final class IndexRows {
  private static final String ENTRIES =
      """
      insert into entry_index (leaf_index, at, kind)
      select leaf, at::timestamptz, kind
        from unnest(?::bigint[], ?::text[], ?::integer[]) as new (leaf, at, kind)
      """;

  private static final String MARKS =
      """
      insert into entry_mark (tag, leaf_index, at, kind)
      select tag, leaf, at::timestamptz, kind
        from unnest(?::integer[], ?::bigint[], ?::text[], ?::integer[]) as new (tag, leaf, at, kind)
      """;

  private static final String TIMES =
      """
      insert into entry_time (block, first_at, last_at)
      select block, first::timestamptz, last::timestamptz
        from unnest(?::integer[], ?::text[], ?::text[]) as new (block, first, last)
      on conflict (block) do update
        set first_at = least(entry_time.first_at, excluded.first_at),
            last_at = greatest(entry_time.last_at, excluded.last_at)
      """;

  /** PostgreSQL's index takes 670: more rules than these decide about no message. */
  private static final int MOST_TAGS = 500;

  private final JdbcTemplate database;

  IndexRows(JdbcTemplate database) {
    this.database = database;
  }

  private record Row(Indexed entry, int kind) {
    String at() {
      return entry.entry().at().toString();
    }
  }

  private record Mark(int tag, Row row) {}

  /**
   * @return the numbers of the entries' kinds, to be remembered once they are committed
   */
  Map<String, Integer> insert(
      List<Indexed> entries, Map<String, Integer> numbers, Numbers ofKinds) {
    Map<Set<String>, String> kinds = new IdentityHashMap<>();
    List<String> each =
        entries.stream()
            .map(entry -> kinds.computeIfAbsent(entry.tags(), tags -> kind(tags, numbers)))
            .toList();
    Map<String, Integer> assigned = ofKinds.assign(Set.copyOf(each));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      rows.add(new Row(entries.get(i), Objects.requireNonNull(assigned.get(each.get(i)))));
    }
    database.update(
        ENTRIES,
        column(rows, row -> row.entry().leaf(), Long[]::new),
        column(rows, Row::at, String[]::new),
        column(rows, Row::kind, Integer[]::new));
    marks(rows, numbers);
    times(entries);
    return assigned;
  }

  private static String kind(Set<String> tags, Map<String, Integer> numbers) {
    return tags.stream()
        .filter(Facet::ofKind)
        .map(numbers::get)
        .sorted()
        .limit(MOST_TAGS)
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void marks(List<Row> rows, Map<String, Integer> numbers) {
    List<Mark> marks = new ArrayList<>();
    for (Row row : rows) {
      row.entry().tags().stream()
          .filter(tag -> !Facet.ofKind(tag))
          .forEach(tag -> marks.add(new Mark(Objects.requireNonNull(numbers.get(tag)), row)));
    }
    if (!marks.isEmpty()) {
      database.update(
          MARKS,
          column(marks, Mark::tag, Integer[]::new),
          column(marks, mark -> mark.row().entry().leaf(), Long[]::new),
          column(marks, mark -> mark.row().at(), String[]::new),
          column(marks, mark -> mark.row().kind(), Integer[]::new));
    }
  }

  private void times(List<Indexed> entries) {
    Map<Integer, Instant> first = new TreeMap<>();
    Map<Integer, Instant> last = new TreeMap<>();
    for (Indexed each : entries) {
      int block = Blocks.of(each.leaf());
      Instant at = each.entry().at();
      first.merge(block, at, (one, other) -> one.isBefore(other) ? one : other);
      last.merge(block, at, (one, other) -> one.isAfter(other) ? one : other);
    }
    database.update(
        TIMES,
        first.keySet().toArray(Integer[]::new),
        first.values().stream().map(Instant::toString).toArray(String[]::new),
        last.values().stream().map(Instant::toString).toArray(String[]::new));
  }

  private static <T, V> V[] column(List<T> rows, Function<T, V> of, IntFunction<V[]> array) {
    return rows.stream().map(of).toArray(array);
  }
}
