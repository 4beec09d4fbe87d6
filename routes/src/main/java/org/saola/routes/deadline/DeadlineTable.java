// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.request.TimeLimit;
import org.saola.routes.deadline.Deadline.Stopped;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of clocks. Whoever is to change some locks them first, always in the same order; and
 * every search is by an index that holds open clocks alone.
 */
@Component
class DeadlineTable {
  /** What comes next, and nothing that has stopped: flat however many clocks there were. */
  static final String DUE =
      """
      select * from deadline where next_at <= ?::timestamptz
      order by next_at limit ? for update skip locked
      """;

  private final JdbcClient database;

  DeadlineTable(JdbcClient database) {
    this.database = database;
  }

  private record Asked(Exchanged request, AgencyId requested) {}

  void insert(List<Exchanged> requests) {
    List<Asked> rows =
        requests.stream()
            .flatMap(each -> each.to().stream().sorted().map(to -> new Asked(each, to)))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into deadline (request, requested, requester, request_id, thread, time_limit,
                                  allowed)
            select decode(request, 'hex'), requested, requester, request_id::uuid, thread::uuid,
                   time_limit, allowed
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::bigint[])
              as new (request, requested, requester, request_id, thread, time_limit, allowed)
            """)
        .param(texts(rows, it -> it.request().digest().value()))
        .param(texts(rows, it -> it.requested().value()))
        .param(texts(rows, it -> it.request().from().value()))
        .param(texts(rows, it -> it.request().id().value()))
        .param(texts(rows, it -> thread(it.request()).value()))
        .param(texts(rows, it -> limit(it.request()).name()))
        .param(
            rows.stream()
                .map(it -> limit(it.request()).fromReceipt().toMillis())
                .toArray(Long[]::new))
        .update();
  }

  private static MessageId thread(Exchanged request) {
    return Objects.requireNonNullElse(request.thread(), request.id());
  }

  private static TimeLimit limit(Exchanged request) {
    return Objects.requireNonNull(request.limit(), "a request has a time limit");
  }

  /** The open clocks of the exchanges that some messages belong to. */
  List<Deadline> lockOpen(List<Exchanged> messages) {
    return database
        .sql(
            """
            select * from deadline
            where stopped_at is null
              and (request_id = any(?::uuid[]) or thread = any(?::uuid[])
                   or request = any(?::bytea[]))
            order by request, requested for update
            """)
        .param(present(messages, Exchanged::inReplyTo))
        .param(present(messages, Exchanged::thread))
        .param(
            messages.stream()
                .map(Exchanged::withdraws)
                .filter(Objects::nonNull)
                .map(Digest::bytes)
                .toArray(byte[][]::new))
        .query((row, number) -> deadline(row))
        .list();
  }

  private static String[] present(
      List<Exchanged> messages, Function<Exchanged, @Nullable MessageId> id) {
    return messages.stream()
        .flatMap(each -> Stream.ofNullable(id.apply(each)))
        .map(MessageId::value)
        .toArray(String[]::new);
  }

  /** The open clocks that the arrival of some messages starts or resumes. */
  List<Deadline> lockWaitingFor(Set<Digest> requests, Set<Digest> messages) {
    return database
        .sql(
            """
            select * from deadline
            where (request = any(?::bytea[]) or resumed_by = any(?::bytea[])) and stopped_at is null
            order by request, requested for update
            """)
        .param(bytes(requests))
        .param(bytes(messages))
        .query((row, number) -> deadline(row))
        .list();
  }

  List<Deadline> lockOpenOf(Set<Digest> requests) {
    return database
        .sql(
            """
            select * from deadline where request = any(?::bytea[]) and stopped_at is null
            order by request, requested for update
            """)
        .param(bytes(requests))
        .query((row, number) -> deadline(row))
        .list();
  }

  /** Clocks whose next mark has come; those that another node looks at are left to it. */
  List<Deadline> lockDue(Instant now, int max) {
    return database
        .sql(DUE)
        .param(now.toString())
        .param(max)
        .query((row, number) -> deadline(row))
        .list();
  }

  void update(List<Deadline> changed) {
    if (changed.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            update deadline d
            set received_at = new.received::timestamptz, allowed = new.allowed, spent = new.spent,
                running_since = new.since::timestamptz, extended_until = new.until::timestamptz,
                marks = new.told, next_at = new.next::timestamptz,
                resumed_by = decode(new.resumed_by, 'hex'), stopped_at = new.stopped::timestamptz,
                outcome = new.outcome
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
              as new (request, requested, received, allowed, spent, since, until, told, next,
                      resumed_by, stopped, outcome)
            where d.request = decode(new.request, 'hex') and d.requested = new.requested
            """)
        .param(texts(changed, it -> it.request().value()))
        .param(texts(changed, it -> it.requested().value()))
        .param(texts(changed, it -> text(it.received())))
        .param(changed.stream().map(it -> it.clock().allowed().toMillis()).toArray(Long[]::new))
        .param(changed.stream().map(it -> it.clock().spent().toMillis()).toArray(Long[]::new))
        .param(texts(changed, it -> text(it.clock().since())))
        .param(texts(changed, it -> text(it.clock().until())))
        .param(changed.stream().map(it -> it.clock().told()).toArray(Integer[]::new))
        .param(texts(changed, it -> text(it.clock().next().orElse(null))))
        .param(texts(changed, it -> it.resumedBy() == null ? null : it.resumedBy().value()))
        .param(texts(changed, it -> it.stopped() == null ? null : text(it.stopped().at())))
        .param(texts(changed, it -> it.stopped() == null ? null : it.stopped().outcome()))
        .update();
  }

  private static byte[][] bytes(Collection<Digest> digests) {
    return digests.stream().map(Digest::bytes).toArray(byte[][]::new);
  }

  /** In an array for JDBC, null stands for NULL. */
  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(rows.get(i));
    }
    return texts;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static Deadline deadline(ResultSet row) throws SQLException {
    Instant stopped = instant(row, "stopped_at");
    byte[] resumedBy = row.getBytes("resumed_by");
    return new Deadline(
        Digest.ofHash(row.getBytes("request")),
        new AgencyId(row.getString("requested")),
        new AgencyId(row.getString("requester")),
        new MessageId(row.getString("request_id")),
        new MessageId(row.getString("thread")),
        TimeLimit.valueOf(row.getString("time_limit")),
        instant(row, "received_at"),
        new Countdown(
            Duration.ofMillis(row.getLong("allowed")),
            Duration.ofMillis(row.getLong("spent")),
            instant(row, "running_since"),
            instant(row, "extended_until"),
            row.getInt("marks")),
        resumedBy == null ? null : Digest.ofHash(resumedBy),
        stopped == null ? null : new Stopped(stopped, row.getString("outcome")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
