// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows by which entries are found, partition by partition. */
final class IndexRows {
  private static final String INSERT =
      """
      insert into %s (leaf_index, at, tags)
      select leaf, at::timestamptz, tags::integer[]
        from unnest(?::bigint[], ?::text[], ?::text[]) as new (leaf, at, tags)
      """;

  private static final String MEETINGS =
      """
      insert into entry_meeting (tag, other, part)
      select tag, other, ? from unnest(?::integer[], ?::integer[]) as new (tag, other)
      on conflict do nothing
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

  private final JdbcTemplate database;

  /**
   * Sets of tags whose meetings in a partition are written: most entries have one that is known.
   */
  private final Set<List<Integer>> written = new HashSet<>();

  private int writtenIn = -1;

  IndexRows(JdbcTemplate database) {
    this.database = database;
  }

  /** After a rollback: what was thought to be written is not. */
  void forget() {
    written.clear();
    writtenIn = -1;
  }

  void insert(List<Indexed> entries, Map<String, Integer> numbers) {
    Map<Integer, List<Indexed>> parts =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Parts.of(each.leaf()), TreeMap::new, Collectors.toList()));
    parts.forEach((part, rows) -> insert(part, rows, numbers));
    times(entries);
  }

  private void times(List<Indexed> entries) {
    Map<Integer, Instant> first = new TreeMap<>();
    Map<Integer, Instant> last = new TreeMap<>();
    for (Indexed each : entries) {
      int block = Parts.block(each.leaf());
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

  private void insert(int part, List<Indexed> entries, Map<String, Integer> numbers) {
    if (part != writtenIn) {
      create(part);
      written.clear();
      writtenIn = part;
    }
    Map<Set<String>, String> literals = new IdentityHashMap<>();
    List<String> tags = new ArrayList<>();
    for (Indexed each : entries) {
      tags.add(
          literals.computeIfAbsent(each.tags(), set -> literal(numbers(set.stream(), numbers))));
    }
    database.update(
        INSERT.formatted(Parts.table(part)),
        column(entries, Indexed::leaf, Long[]::new),
        column(entries, each -> each.entry().at().toString(), String[]::new),
        tags.toArray(String[]::new));
    meetings(part, literals.keySet(), numbers);
  }

  private void create(int part) {
    database.execute(IndexPartition.table(part));
    database.execute(IndexPartition.tags(part));
  }

  private void meetings(int part, Set<Set<String>> sets, Map<String, Integer> numbers) {
    Set<Meeting> fresh = new TreeSet<>();
    for (Set<String> tags : sets) {
      int[] meeting = numbers(tags.stream().filter(Facet::meets), numbers);
      if (written.add(Arrays.stream(meeting).boxed().toList())) {
        for (int i = 0; i < meeting.length; i++) {
          for (int j = i; j < meeting.length; j++) {
            fresh.add(new Meeting(meeting[i], meeting[j]));
          }
        }
      }
      for (int number : numbers(tags.stream().filter(tag -> !Facet.meets(tag)), numbers)) {
        if (written.add(List.of(number))) {
          fresh.add(new Meeting(number, number));
        }
      }
    }
    if (!fresh.isEmpty()) {
      List<Meeting> rows = List.copyOf(fresh);
      database.update(
          MEETINGS,
          part,
          column(rows, Meeting::tag, Integer[]::new),
          column(rows, Meeting::other, Integer[]::new));
    }
  }

  /**
   * @param tag not above {@code other}
   */
  private record Meeting(int tag, int other) implements Comparable<Meeting> {
    @Override
    public int compareTo(Meeting it) {
      return tag == it.tag ? Integer.compare(other, it.other) : Integer.compare(tag, it.tag);
    }
  }

  private static int[] numbers(Stream<String> tags, Map<String, Integer> numbers) {
    return tags.mapToInt(numbers::get).sorted().toArray();
  }

  private static String literal(int[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static <T, V> V[] column(List<T> rows, Function<T, V> of, IntFunction<V[]> array) {
    return rows.stream().map(of).toArray(array);
  }
}
