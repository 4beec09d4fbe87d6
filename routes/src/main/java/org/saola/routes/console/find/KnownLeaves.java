// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased.Leaves;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.KnownLeaf;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What somebody may see of a range of leaves, in their order and a block at a time, as evidence of
 * a range takes it: entries as they lie in the log's rows, and which have been erased. One that is
 * missing for another reason is not excused by any.
 */
public final class KnownLeaves {
  private static final int BLOCK = 1024;

  private final JdbcTemplate database;
  private final Entries entries;
  private final Visibility visibility;
  private final ErasedLeaves erased;

  public KnownLeaves(JdbcTemplate database, Entries entries) {
    this.database = database;
    this.entries = entries;
    this.visibility = new Visibility(database);
    this.erased = new ErasedLeaves(database);
  }

  /**
   * The leaves below {@code size}, and as far as the index has come, that can be of a span of time.
   *
   * @param until before this instant; null for all that is newer
   */
  public Leaves of(Instant since, @Nullable Instant until, long size) {
    long end = Math.min(size, entries.indexed());
    var found = new Whereabouts(database).within(Question.ALL.between(since, until), end);
    return new Leaves(found.from(), Math.max(found.from(), found.end()));
  }

  /**
   * From {@code first} up to, and without, {@code end}; what is out of scope is left out.
   *
   * @throws IllegalArgumentException when the index has not come so far: whose message an entry is
   *     about would not be known
   */
  public Iterator<KnownLeaf> between(long first, long end, Scope scope) {
    if (end > entries.indexed()) {
      throw new IllegalArgumentException("the index has not come as far as leaf " + (end - 1));
    }
    return new Blocks(first, end, scope);
  }

  /**
   * The opening of one leaf as it lies in the log's rows, whatever became of it there: for a
   * browser to check.
   */
  public Optional<KnownLeaf.Opened> at(long index, Scope scope) {
    return read(index, index + 1, scope).stream()
        .filter(KnownLeaf.Opened.class::isInstance)
        .map(KnownLeaf.Opened.class::cast)
        .findFirst();
  }

  private record Row(long index, byte[] bytes, byte @Nullable [] salt) {}

  private final class Blocks implements Iterator<KnownLeaf> {
    private final long end;
    private final Scope scope;
    private final Deque<KnownLeaf> block = new ArrayDeque<>();
    private long next;

    Blocks(long first, long end, Scope scope) {
      this.next = first;
      this.end = end;
      this.scope = scope;
    }

    @Override
    public boolean hasNext() {
      while (block.isEmpty() && next < end) {
        long until = Math.min(end, next + BLOCK);
        block.addAll(read(next, until, scope));
        next = until;
      }
      return !block.isEmpty();
    }

    @Override
    public KnownLeaf next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return block.removeFirst();
    }
  }

  private List<KnownLeaf> read(long first, long end, Scope scope) {
    if (scope instanceof Scope.Nothing) {
      return List.of();
    }
    List<Row> rows =
        database.query(
            "select leaf_index, entry, salt from audit_entry"
                + " where leaf_index >= ? and leaf_index < ? order by leaf_index",
            (row, number) ->
                new Row(row.getLong("leaf_index"), row.getBytes("entry"), row.getBytes("salt")),
            first,
            end);
    Set<Long> visible = visible(rows, scope);
    List<KnownLeaf> known = new ArrayList<>();
    for (Row row : rows) {
      if (visible.contains(row.index())) {
        known.add(new KnownLeaf.Opened(row.index(), row.bytes(), row.salt()));
      }
    }
    Set<Long> there = rows.stream().map(Row::index).collect(Collectors.toSet());
    for (Leaves leaves : erased.within(first, end, BLOCK)) {
      LongStream.range(leaves.first(), leaves.end())
          .filter(index -> !there.contains(index))
          .forEach(index -> known.add(new KnownLeaf.Erased(index)));
    }
    known.sort(Comparator.comparingLong(KnownLeaf::index));
    return known;
  }

  /** What cannot be read is for those alone who see everything: it comes out as it is. */
  private Set<Long> visible(List<Row> rows, Scope scope) {
    if (scope instanceof Scope.Everything) {
      return rows.stream().map(Row::index).collect(Collectors.toSet());
    }
    List<EntryRow> readable =
        rows.stream().map(KnownLeaves::readable).flatMap(Optional::stream).toList();
    return visibility.of(readable, scope).stream().map(EntryRow::index).collect(Collectors.toSet());
  }

  private static Optional<EntryRow> readable(Row row) {
    try {
      Entry entry = StrictJson.read(row.bytes(), Entry.class);
      return Optional.of(new EntryRow(row.index(), entry, row.bytes(), row.salt()));
    } catch (InvalidDocument e) {
      return Optional.empty();
    }
  }
}
