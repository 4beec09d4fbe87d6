// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Goes through the index from the newest partition to the oldest, where the question's words meet,
 * and stops when it has enough.
 */
final class Search {
  /**
   * Newest leaves that are looked at one by one before the index of tags is: common tags end here.
   */
  private static final int PROBE = 4096;

  /** A range of so few leaves, of a short time, is looked at one by one. */
  private static final int FEW = 16_384;

  /** Leaves of a message or a thread that are looked at together. */
  private static final int AT_ONCE = 20_000;

  private static final String IN_ORDER =
      """
      select leaf_index from %s where leaf_index >= ? and leaf_index < ? and %s
       order by leaf_index desc limit ?
      """;

  /** By their rows, in the order of leaves: the offset keeps the planner from the tags. */
  private static final String ONE_BY_ONE =
      """
      select leaf_index
        from (select leaf_index, at, tags from %s where leaf_index >= ? and leaf_index < ?
               order by leaf_index desc offset 0) as newest
       where %s order by leaf_index desc limit ?
      """;

  /**
   * By their tags alone: with the order, or a range of leaves, beside them the planner reads all
   * leaves until enough fit.
   */
  private static final String BY_TAGS =
      """
      with fitting as materialized (select leaf_index from %s where %s)
      select leaf_index from fitting where leaf_index >= ? and leaf_index < ?
       order by leaf_index desc limit ?
      """;

  private static final String AMONG =
      """
      select leaf_index from %s where leaf_index = any(?) and %s order by leaf_index desc limit ?
      """;

  private final JdbcTemplate database;
  private final Whereabouts whereabouts;

  Search(JdbcTemplate database) {
    this.database = database;
    this.whereabouts = new Whereabouts(database);
  }

  /** A range of leaves. */
  record Leaves(long from, long end) {
    Leaves within(int part) {
      return new Leaves(Math.max(from, Parts.first(part)), Math.min(end, Parts.end(part)));
    }

    long size() {
      return end - from;
    }

    Leaves last(long count) {
      return new Leaves(Math.max(from, end - count), end);
    }

    boolean isEmpty() {
      return from >= end;
    }
  }

  /** Indexes of what fits below {@code before}, newest first. */
  List<Long> run(Conditions conditions, long before, int limit) {
    Leaves leaves = whereabouts.within(conditions.question(), before);
    if (leaves.isEmpty()) {
      return List.of();
    }
    Question question = conditions.question();
    if (question.message() != null || question.thread() != null) {
      return ofMessages(conditions, leaves, limit);
    }
    return through(conditions, leaves, limit);
  }

  private List<Long> ofMessages(Conditions conditions, Leaves leaves, int limit) {
    List<Long> found = new ArrayList<>();
    Leaves rest = leaves;
    List<Long> some;
    do {
      some = whereabouts.ofMessages(conditions.question(), rest, AT_ONCE);
      found.addAll(among(some, conditions, limit - found.size()));
      rest = new Leaves(rest.from(), some.isEmpty() ? rest.from() : some.getLast());
    } while (some.size() == AT_ONCE && found.size() < limit);
    return found;
  }

  private List<Long> through(Conditions conditions, Leaves leaves, int limit) {
    List<Long> found = new ArrayList<>();
    long probes = PROBE;
    for (int part : whereabouts.parts(conditions, leaves)) {
      Leaves here = leaves.within(part);
      if (conditions.parts().isEmpty()) {
        found.addAll(look(IN_ORDER, part, here, conditions, limit - found.size()));
      } else {
        Leaves newest = here.last(here.size() <= FEW ? here.size() : probes);
        probes = Math.max(0, probes - newest.size());
        found.addAll(look(ONE_BY_ONE, part, newest, conditions, limit - found.size()));
        Leaves rest = new Leaves(here.from(), newest.from());
        found.addAll(look(BY_TAGS, part, rest, conditions, limit - found.size()));
      }
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }

  private List<Long> look(
      String statement, int part, Leaves leaves, Conditions conditions, int limit) {
    if (leaves.isEmpty() || limit == 0) {
      return List.of();
    }
    List<Object> range = List.of(leaves.from(), leaves.end());
    List<Object> parameters = new ArrayList<>();
    parameters.addAll(statement.equals(BY_TAGS) ? conditions.parameters() : range);
    parameters.addAll(statement.equals(BY_TAGS) ? range : conditions.parameters());
    parameters.add(limit);
    return database.queryForList(
        statement.formatted(Parts.table(part), conditions.sql()), Long.class, parameters.toArray());
  }

  /** Those of some leaves that fit, newest first. */
  List<Long> among(Collection<Long> leaves, Conditions conditions, int limit) {
    Map<Integer, List<Long>> parts =
        leaves.stream()
            .collect(
                Collectors.groupingBy(
                    Parts::of,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.toList()));
    List<Long> found = new ArrayList<>();
    for (Map.Entry<Integer, List<Long>> part : parts.entrySet()) {
      if (found.size() < limit && whereabouts.exists(part.getKey())) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(part.getValue().toArray(Long[]::new));
        parameters.addAll(conditions.parameters());
        parameters.add(limit - found.size());
        found.addAll(
            database.queryForList(
                AMONG.formatted(Parts.table(part.getKey()), conditions.sql()),
                Long.class,
                parameters.toArray()));
      }
    }
    return found;
  }
}
