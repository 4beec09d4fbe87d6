// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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

  public Entries(JdbcTemplate database, PlatformTransactionManager transactions) {
    this.database = database;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setTimeout(SECONDS);
    this.numbers = Numbers.ofTags(database);
    this.search = new Search(database);
    this.visibility = new Visibility(database);
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
          return new Found(
              rows(page, scope), more ? OptionalLong.of(page.getLast()) : OptionalLong.empty());
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
              : rows(search.among(List.of(index), conditions, 1), scope).stream().findFirst();
        });
  }

  /** What is in scope of what happened to a message, oldest first, at most {@link #LIFE}. */
  public List<EntryRow> life(MessageId message, Scope scope) {
    return oldestFirst(Question.ALL.message(message), scope);
  }

  /** What is in scope of what happened to the messages of a thread, oldest first. */
  public List<EntryRow> thread(MessageId thread, Scope scope) {
    return oldestFirst(Question.ALL.thread(thread), scope);
  }

  /** How many leaves of the log the index has taken in. */
  public long indexed() {
    return Objects.requireNonNull(
        database.queryForObject(
            "select coalesce(max(next), 0) from entry_cursor where version = ?",
            Long.class,
            EntryIndex.VERSION));
  }

  private List<EntryRow> oldestFirst(Question question, Scope scope) {
    return read(
        () ->
            rows(leaves(question, scope, Long.MAX_VALUE, LIFE), scope).stream()
                .sorted(Comparator.comparingLong(EntryRow::index))
                .toList());
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

  /**
   * The log's own rows, in the order of the leaves. Left out are those that were erased, and those
   * that are damaged: one of them must not hide the others. The log's proofs count both.
   */
  private List<EntryRow> rows(List<Long> leaves, Scope scope) {
    Map<Long, EntryRow> rows = new HashMap<>();
    database.query(
        "select leaf_index, entry, salt from audit_entry where leaf_index = any(?)",
        row -> {
          long index = row.getLong("leaf_index");
          byte[] bytes = row.getBytes("entry");
          try {
            Entry entry = StrictJson.read(bytes, Entry.class);
            rows.put(index, new EntryRow(index, entry, bytes, row.getBytes("salt")));
          } catch (InvalidDocument e) {
            LOG.error("the entry of leaf {} cannot be read, it is not shown", index, e);
          }
        },
        (Object) leaves.toArray(Long[]::new));
    return visibility.of(leaves.stream().map(rows::get).filter(Objects::nonNull).toList(), scope);
  }

  private static void refuse(boolean refused, String sentence) throws QuestionRefused {
    if (refused) {
      throw new QuestionRefused(sentence);
    }
  }
}
