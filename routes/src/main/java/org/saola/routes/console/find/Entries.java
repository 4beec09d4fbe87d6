// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.saola.message.manifest.MessageId;
import org.saola.routes.console.scope.Scope;
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
          LoggedRows rows = rows(question, scope, before.orElse(Long.MAX_VALUE), limit + 1);
          boolean more = rows.leaves().size() > limit;
          List<Long> page = more ? rows.leaves().subList(0, limit) : rows.leaves();
          return found(
              page, rows, scope, more ? OptionalLong.of(page.getLast()) : OptionalLong.empty());
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
    return read(
        () -> leaves(Conditions.of(question, scope, numbers), Long.MAX_VALUE, limit).size());
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
          LoggedRows rows = rows(question, scope, Long.MAX_VALUE, LIFE);
          List<Long> oldestFirst = rows.leaves().stream().sorted().toList();
          return found(oldestFirst, rows, scope, OptionalLong.empty());
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

  private List<Long> leaves(Conditions conditions, long before, int limit) {
    return conditions.impossible() ? List.of() : search.run(conditions, before, limit);
  }

  private LoggedRows rows(Question question, Scope scope, long before, int limit) {
    Conditions conditions = Conditions.of(question, scope, numbers);
    return !conditions.impossible() && conditions.isOfMessagesAlone()
        ? LoggedRows.ofMessages(search.ofMessages(conditions, before, limit), database)
        : LoggedRows.of(leaves(conditions, before, limit), database);
  }

  private Found opened(List<Long> leaves, Scope scope) {
    return found(leaves, LoggedRows.of(leaves, database), scope, OptionalLong.empty());
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
   * The log's own rows, in the order of the leaves. What was erased is left out; what is damaged is
   * told beside the others, and hides none of them.
   */
  private Found found(List<Long> leaves, LoggedRows rows, Scope scope, OptionalLong next) {
    return new Found(
        visibility.of(rows.entries(leaves), scope),
        scope instanceof Scope.Everything ? rows.damaged(leaves, erased) : List.of(),
        next);
  }

  private static void refuse(boolean refused, String sentence) throws QuestionRefused {
    if (refused) {
      throw new QuestionRefused(sentence);
    }
  }
}
