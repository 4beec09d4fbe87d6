// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.routes.console.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log's entries for auditors. Whatever is asked, and however, only what is in scope comes back;
 * what is out of scope cannot be told from what does not exist.
 */
public final class Entries {
  /** Entries of a page, at most. */
  public static final int PAGE = 1000;

  /** Entries of a message or a thread, at most. */
  public static final int LIFE = 10_000;

  private static final int SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private final JdbcTemplate database;
  private final TransactionTemplate reading;
  private final Numbers numbers;
  private final Search search;
  private final Visibility visibility;
  private final ErasedLeaves erased;

  public Entries(JdbcTemplate database, PlatformTransactionManager transactions) {
    this.database = database;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setTimeout(SECONDS);
    this.numbers = Numbers.ofTags(database);
    this.search = new Search(database);
    this.visibility = new Visibility(database);
    this.erased = new ErasedLeaves(database);
  }

  /**
   * What fits, newest first.
   *
   * @param before only entries with a lower index; empty for the first page
   * @param limit entries of the page, 1 to {@link #PAGE}
   */
  public Found find(Question question, Scope scope, OptionalLong before, int limit)
      throws QuestionRefused {
    refuse(limit < 1 || limit > PAGE, "A page has 1 to %d entries.".formatted(PAGE));
    refuse(before.isPresent() && before.getAsLong() < 0, "An index is not negative.");
    QuestionCheck.check(question);
    return read(
        () -> {
          List<Long> leaves = leaves(question, scope, before.orElse(Long.MAX_VALUE), limit + 1);
          boolean more = leaves.size() > limit;
          List<Long> page = more ? leaves.subList(0, limit) : leaves;
          return opened(page, scope)
              .found(more ? OptionalLong.of(page.getLast()) : OptionalLong.empty());
        });
  }

  /**
   * How many entries fit.
   *
   * @return at most {@code limit}: then there may be more
   */
  public int count(Question question, Scope scope, int limit) throws QuestionRefused {
    refuse(limit < 1 || limit > LIFE, "Up to %d entries are counted.".formatted(LIFE));
    QuestionCheck.check(question);
    return read(() -> leaves(question, scope, Long.MAX_VALUE, limit).size());
  }

  /** The entry of a leaf. */
  public Optional<EntryRow> at(long index, Scope scope) {
    return read(
        () -> {
          Conditions conditions = Conditions.of(Question.ALL, scope, numbers);
          return conditions.impossible()
              ? Optional.empty()
              : opened(search.among(List.of(index), conditions, 1), scope).rows().stream()
                  .findFirst();
        });
  }

  /** Whether this leaf has an entry that cannot be opened, whatever the index says of it. */
  public Optional<DamagedLeaf> damagedAt(long index, Scope scope) {
    return index < 0 || index >= indexed()
        ? Optional.empty()
        : read(() -> opened(List.of(index), scope).damaged().stream().findFirst());
  }

  /** What is in scope of what happened to a message, oldest first, at most {@link #LIFE}. */
  public List<EntryRow> life(MessageId message, Scope scope) {
    return history(Question.ALL.message(message), scope).rows();
  }

  /** What is in scope of what happened to the messages of a thread, oldest first. */
  public List<EntryRow> thread(MessageId thread, Scope scope) {
    return history(Question.ALL.thread(thread), scope).rows();
  }

  /** What fits, oldest first, at most {@link #LIFE}, and what of it is damaged. */
  public Found history(Question question, Scope scope) {
    return read(
        () -> {
          List<Long> leaves = leaves(question, scope, Long.MAX_VALUE, LIFE);
          return opened(leaves.stream().sorted().toList(), scope).found(OptionalLong.empty());
        });
  }

  /** How many leaves of the log the index has taken in. */
  public long indexed() {
    return Objects.requireNonNull(
        database.queryForObject(
            "select coalesce(max(next), 0) from entry_cursor where version = ?",
            Long.class,
            EntryIndex.VERSION));
  }

  private List<Long> leaves(Question question, Scope scope, long before, int limit) {
    Conditions conditions = Conditions.of(question, scope, numbers);
    if (conditions.impossible()) {
      return List.of();
    }
    return search.run(conditions, before, limit);
  }

  private <T> T read(Supplier<T> question) {
    return Objects.requireNonNull(
        reading.execute(
            status -> {
              // Else a table without statistics yet is read from end to end, and compiled for.
              database.execute("set local enable_seqscan = off; set local jit = off");
              return question.get();
            }));
  }

  private record Opened(List<EntryRow> rows, List<DamagedLeaf> damaged) {
    Found found(OptionalLong next) {
      return new Found(rows, damaged, next);
    }
  }

  /**
   * The log's own rows, in the order of the leaves. What was erased is left out; what is damaged is
   * told beside the others, and hides none of them.
   */
  private Opened opened(List<Long> leaves, Scope scope) {
    Map<Long, EntryRow> rows = new HashMap<>();
    Set<Long> unreadable = new HashSet<>();
    database.query(
        "select leaf_index, entry, salt from audit_entry where leaf_index = any(?)",
        row -> {
          long index = row.getLong("leaf_index");
          byte[] bytes = row.getBytes("entry");
          try {
            Entry entry = StrictJson.read(bytes, Entry.class);
            rows.put(index, new EntryRow(index, entry, bytes, row.getBytes("salt")));
          } catch (InvalidDocument e) {
            LOG.error("the entry of leaf {} cannot be read", index, e);
            unreadable.add(index);
          }
        },
        (Object) leaves.toArray(Long[]::new));
    List<EntryRow> there = leaves.stream().map(rows::get).filter(Objects::nonNull).toList();
    return new Opened(visibility.of(there, scope), damaged(leaves, rows, unreadable, scope));
  }

  private List<DamagedLeaf> damaged(
      List<Long> leaves, Map<Long, EntryRow> rows, Set<Long> unreadable, Scope scope) {
    return scope instanceof Scope.Everything
        ? leaves.stream()
            .filter(index -> !rows.containsKey(index))
            .filter(index -> unreadable.contains(index) || !erased.covers(index))
            .map(index -> new DamagedLeaf(index, unreadable.contains(index)))
            .toList()
        : List.of();
  }

  private static void refuse(boolean refused, String sentence) throws QuestionRefused {
    if (refused) {
      throw new QuestionRefused(sentence);
    }
  }
}
