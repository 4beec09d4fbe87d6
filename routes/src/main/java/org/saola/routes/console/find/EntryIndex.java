// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.routes.audit.WrittenEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Follows the log: what was numbered and signed is put where it can be found, in the log's order.
 * One node does it at a time. Nothing waits for it, and all that it writes can be made anew.
 */
public final class EntryIndex {
  /** Of what is written for an entry: when it changes, everything is written anew. */
  public static final int VERSION = 3;

  /** Names the lock among all that use the database: "saolaidx" in ASCII. */
  static final long LOCK = 0x73616f6c61696478L;

  private static final int BATCH = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(EntryIndex.class);

  private final JdbcTemplate database;
  private final TransactionOperations transaction;
  private final WrittenEntries written;
  private final Numbers numbers;
  private final Numbers kinds;
  private final SentTable messages;
  private final IndexRows rows;
  private final DayCounts days;
  private final ReadCounts reads;

  /** For whoever has written none of the entries itself. */
  public EntryIndex(JdbcTemplate database, TransactionOperations transaction) {
    this(database, transaction, new WrittenEntries());
  }

  public EntryIndex(
      JdbcTemplate database, TransactionOperations transaction, WrittenEntries written) {
    this.database = database;
    this.transaction = transaction;
    this.written = written;
    this.numbers = Numbers.ofTags(database);
    this.kinds = Numbers.ofKinds(database);
    this.messages = new SentTable(database);
    this.rows = new IndexRows(database);
    this.days = new DayCounts(database);
    this.reads = new ReadCounts(database);
  }

  /**
   * Where this object left the index; if another node has gone on since, its memory is of use no
   * more.
   */
  private long reached = -1;

  /** How often something had been erased from it by then. */
  private long erasures;

  private record Leaf(long index, long id, byte[] entry) {}

  /** Numbers that are written, and not yet committed. */
  private record Assigned(Map<String, Integer> tags, Map<String, Integer> kinds) {
    static final Assigned NOTHING = new Assigned(Map.of(), Map.of());
  }

  /** How far it has come, and whether another batch may be waiting. */
  private record Progress(int entries, Assigned numbers) {
    static final Progress NONE = new Progress(0, Assigned.NOTHING);
  }

  /** Takes in all that the log has more than the index. */
  public synchronized void follow() {
    while (step() == BATCH) {
      LOG.debug("{} entries were taken into the index, and more wait", BATCH);
    }
  }

  /**
   * Takes in a batch.
   *
   * @return how many leaves it was
   */
  synchronized int step() {
    try {
      Progress done =
          Objects.requireNonNull(transaction.execute(status -> lock() ? next() : Progress.NONE));
      numbers.remember(done.numbers().tags());
      kinds.remember(done.numbers().kinds());
      reached += done.entries();
      return done.entries();
    } catch (RuntimeException e) {
      // What was thought to be written may be gone with the transaction.
      forgetNumbers();
      reached = -1;
      throw e;
    }
  }

  /** Begins anew: the next {@link #follow}, of whichever node, takes in the whole log. */
  public void rebuild() {
    database.update("update entry_cursor set version = 0");
  }

  /**
   * The same, and goes on until all of the log is taken in, whoever does it.
   *
   * @param progress told how many leaves it has come to
   * @return how many that are
   */
  public long makeAnew(LongConsumer progress) {
    rebuild();
    long done;
    do {
      step();
      done = next(VERSION);
      progress.accept(done);
    } while (done < signed());
    return done;
  }

  private long next(int version) {
    return Objects.requireNonNull(
        database.queryForObject(
            "select coalesce(max(next), 0) from entry_cursor where version = ?",
            Long.class,
            version));
  }

  private long signed() {
    return Objects.requireNonNull(
        database.queryForObject("select coalesce(max(size), 0) from log_state", Long.class));
  }

  private boolean lock() {
    return Boolean.TRUE.equals(
        database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
  }

  private Progress next() {
    long from = cursor();
    if (from != reached || erasures != erasures()) {
      erasures = erasures();
      forgetNumbers();
      messages.forget();
      reached = from;
    }
    long end = Math.min(from + BATCH, signed());
    if (end <= from) {
      return Progress.NONE;
    }
    Assigned assigned = takeIn(read(from, end));
    database.update("update entry_cursor set next = ?", end);
    return new Progress(Math.toIntExact(end - from), assigned);
  }

  private void forgetNumbers() {
    numbers.forget();
    kinds.forget();
  }

  private long erasures() {
    return Objects.requireNonNull(
        database.queryForObject("select coalesce(max(erasures), 0) from entry_cursor", Long.class));
  }

  private long cursor() {
    List<Long> next =
        database.queryForList(
            "select next from entry_cursor where version = ?", Long.class, VERSION);
    if (!next.isEmpty()) {
      return next.getFirst();
    }
    IndexTables.empty(database);
    reached = -1;
    database.update(
        """
        insert into entry_cursor (version, next) values (?, 0)
        on conflict (only_row) do update set version = excluded.version, next = excluded.next
        """,
        VERSION);
    return 0;
  }

  /** Leaves whose entries were erased are left out. */
  private List<Leaf> read(long from, long end) {
    return database.query(
        "select leaf_index, id, entry from audit_entry where leaf_index >= ? and leaf_index < ?"
            + " order by leaf_index",
        (row, number) ->
            new Leaf(row.getLong("leaf_index"), row.getLong("id"), row.getBytes("entry")),
        from,
        end);
  }

  private Assigned takeIn(List<Leaf> leaves) {
    Map<Long, Entry> entries = new HashMap<>();
    List<SentTable.New> sent = new ArrayList<>();
    Set<Sent.Key> asked = new HashSet<>();
    for (Leaf leaf : leaves) {
      Entry entry = entry(leaf);
      if (entry == null) {
        continue;
      }
      entries.put(leaf.index(), entry);
      Sent first = Sent.of(entry);
      if (first != null) {
        sent.add(new SentTable.New(first, leaf.index()));
      }
      Sent.Key key = Sent.Key.of(entry);
      if (key != null) {
        asked.add(key);
      }
    }
    messages.insert(sent);
    return write(leaves, entries, messages.find(asked));
  }

  private Assigned write(
      List<Leaf> leaves, Map<Long, Entry> entries, Map<Sent.Key, Sent> messages) {
    List<Indexed> indexed = new ArrayList<>();
    Map<EntryTags, Set<String>> alike = new HashMap<>();
    for (Leaf leaf : leaves) {
      Entry entry = entries.get(leaf.index());
      if (entry != null) {
        Sent.Key key = Sent.Key.of(entry);
        EntryTags tags = EntryTags.of(entry, key == null ? null : messages.get(key));
        indexed.add(new Indexed(leaf.index(), entry, alike.computeIfAbsent(tags, EntryTags::tags)));
      }
    }
    if (indexed.isEmpty()) {
      return Assigned.NOTHING;
    }
    Map<String, Integer> assigned =
        numbers.assign(alike.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    days.add(indexed);
    reads.add(indexed);
    return new Assigned(assigned, rows.insert(indexed, assigned, kinds));
  }

  private @Nullable Entry entry(Leaf leaf) {
    Optional<Entry> known = written.take(leaf.id(), leaf.entry());
    return known.isPresent() ? known.get() : read(leaf);
  }

  /** Null for one that cannot be read: the audit of the log names it, and the rest is found. */
  private static @Nullable Entry read(Leaf leaf) {
    try {
      return StrictJson.read(leaf.entry(), Entry.class);
    } catch (InvalidDocument e) {
      LOG.error("the entry of leaf {} cannot be read, it is not in the index", leaf.index(), e);
      return null;
    }
  }
}
