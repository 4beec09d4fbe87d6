// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Goes through the index from the newest leaf to the oldest and stops when it has enough. What it
 * costs depends on how many kinds of entries fit, and hardly on how many entries there are.
 */
final class Search {
  /**
   * Newest leaves that are looked at one by one before each kind is: what is common is found there.
   */
  private static final int NEWEST = 4096;

  /** Rows that the few kinds of a question may bring together, at most. */
  private static final int FEW = 4096;

  /** LeafRange of a message or a thread that are looked at together. */
  private static final int AT_ONCE = 20_000;

  private final JdbcTemplate database;
  private final Whereabouts whereabouts;
  private final int newest;

  Search(JdbcTemplate database) {
    this(database, NEWEST);
  }

  /**
   * @param newest in place of {@link #NEWEST}
   */
  Search(JdbcTemplate database, int newest) {
    this.database = database;
    this.newest = newest;
    this.whereabouts = new Whereabouts(database);
  }

  /** Indexes of what fits below {@code before}, newest first. */
  List<Long> run(Conditions conditions, long before, int limit) {
    LeafRange leaves = whereabouts.within(conditions.question(), before);
    Question question = conditions.question();
    if (leaves.isEmpty()) {
      return List.of();
    }
    if (question.message() != null || question.thread() != null) {
      return leavesOfMessages(conditions, leaves, limit);
    }
    if (conditions.words().isEmpty()) {
      return oneByOne(conditions, leaves, limit);
    }
    return ofKinds(conditions, leaves, limit);
  }

  /** The rows of the log, with their content, of messages that are asked for alone. */
  Clause ofMessages(Conditions conditions, long before, int limit) {
    Question question = conditions.question();
    return Whereabouts.rowsOfMessages(question, whereabouts.within(question, before), limit);
  }

  private List<Long> leavesOfMessages(Conditions conditions, LeafRange leaves, int limit) {
    List<Long> found = new ArrayList<>();
    LeafRange rest = leaves;
    List<Long> some;
    do {
      some = whereabouts.ofMessages(conditions.question(), rest, AT_ONCE);
      int missing = limit - found.size();
      found.addAll(
          conditions.isNone()
              ? some.subList(0, Math.min(missing, some.size()))
              : among(some, conditions, missing));
      rest = new LeafRange(rest.from(), some.isEmpty() ? rest.from() : some.getLast());
    } while (some.size() == AT_ONCE && found.size() < limit);
    return found;
  }

  private List<Long> ofKinds(Conditions conditions, LeafRange leaves, int limit) {
    List<Integer> few = kinds(conditions, FEW / limit + 1);
    if (few.isEmpty()) {
      return List.of();
    }
    if (few.size() <= FEW / limit) {
      Clause kinds =
          Clause.of("select unnest(?::integer[]) as number", (Object) few.toArray(Integer[]::new));
      return kindByKind(kinds, conditions, leaves, limit);
    }
    long border = whereabouts.newest(conditions, leaves, newest);
    List<Long> found =
        new ArrayList<>(oneByOne(conditions, new LeafRange(border, leaves.end()), limit));
    Clause kinds = Clause.of("select number from entry_kind where").and(conditions.kinds());
    for (LeafRange range : new LeafRange(leaves.from(), border).growing(newest)) {
      if (found.size() < limit) {
        found.addAll(kindByKind(kinds, conditions, range, limit - found.size()));
      }
    }
    return found;
  }

  private List<Integer> kinds(Conditions conditions, int limit) {
    Clause kinds =
        Clause.of("select number from entry_kind where")
            .and(conditions.kinds())
            .and("limit ?", limit);
    return database.queryForList(kinds.sql(), Integer.class, kinds.parameters().toArray());
  }

  /** The rows of a range in their order, each held against the question. */
  private List<Long> oneByOne(Conditions conditions, LeafRange leaves, int limit) {
    if (!conditions.marks().isEmpty()) {
      return find(
          Clause.of(
                  "select leaf_index from unnest(?::integer[]) as mark (tag) cross join lateral (",
                  (Object) conditions.marks().getFirst())
              .and(newest("entry_mark", "entry.tag = mark.tag and", leaves, conditions))
              .and(conditions.ofKinds())
              .and("order by leaf_index desc limit ?) as found", limit),
          limit);
    }
    return find(newest("entry_index", "", leaves, conditions).and(conditions.ofKinds()), limit);
  }

  /** The newest of each kind. */
  private List<Long> kindByKind(Clause kinds, Conditions conditions, LeafRange leaves, int limit) {
    Clause from = Clause.of("select leaf_index from (").and(kinds).and(") as kind");
    Clause rows = newest("entry_index", "entry.kind = kind.number and", leaves, conditions);
    if (!conditions.marks().isEmpty()) {
      from =
          from.and(
              "cross join unnest(?::integer[]) as mark (tag)",
              (Object) conditions.marks().getFirst());
      rows =
          newest(
              "entry_mark",
              "entry.tag = mark.tag and entry.kind = kind.number and",
              leaves,
              conditions);
    }
    return find(
        from.and("cross join lateral (")
            .and(rows)
            .and("order by leaf_index desc limit ?) as found", limit),
        limit);
  }

  private static Clause newest(String table, String key, LeafRange leaves, Conditions conditions) {
    return Clause.of(
            "select leaf_index from %s as entry where %s leaf_index >= ? and leaf_index < ?"
                .formatted(table, key),
            leaves.from(),
            leaves.end())
        .and(conditions.times())
        .and(conditions.marksBut(1));
  }

  private List<Long> find(Clause clause, int limit) {
    Clause ordered = clause.and("order by leaf_index desc limit ?", limit);
    return database.queryForList(ordered.sql(), Long.class, ordered.parameters().toArray());
  }

  /** Those of some leaves that fit, newest first. */
  List<Long> among(Collection<Long> leaves, Conditions conditions, int limit) {
    return find(
        Clause.of(
                """
                select leaf_index from entry_index as entry join entry_kind on number = kind
                 where leaf_index = any(?::bigint[]) and
                """,
                (Object) leaves.toArray(Long[]::new))
            .and(conditions.kinds())
            .and(conditions.times())
            .and(conditions.marksBut(0)),
        limit);
  }
}
