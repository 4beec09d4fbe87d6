// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.console.scope.Scope;

/** A log's rows as the sequencer leaves them, and an index over them. */
final class IndexBench {
  static final AgencyId NL = new AgencyId("NL-CUSTOMS");
  static final AgencyId FR = new AgencyId("FR-POLICE");
  static final AgencyId BR = new AgencyId("BR-CUSTOMS");
  static final TypeId ALERT = new TypeId("alert/1");
  static final TypeId REQUEST = new TypeId("case-request/1");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final ScratchDatabase database = new ScratchDatabase();
  final EntryIndex index = index();
  final Entries entries = new Entries(database.jdbc(), database.transactions());
  private static final int AT_ONCE = 1000;
  private long size;

  EntryIndex index() {
    return new EntryIndex(database.jdbc(), database.transaction());
  }

  /** As if everything before had been erased, and the index had come so far. */
  void beginAt(long leaf) {
    size = leaf;
    database
        .jdbc()
        .update("insert into entry_cursor (version, next) values (?, ?)", EntryIndex.VERSION, leaf);
  }

  /** Records, numbers and signs, as far as the index looks at that; then lets the index follow. */
  void log(Entry... some) {
    for (int begin = 0; begin < some.length; begin += AT_ONCE) {
      number(
          Arrays.stream(some, begin, Math.min(some.length, begin + AT_ONCE))
              .map(entry -> new Row(StrictJson.write(entry), entry))
              .toList());
    }
    sign(size);
    index.follow();
  }

  void number(byte[] bytes, Entry entry) {
    number(List.of(new Row(bytes, entry)));
  }

  private record Row(byte[] bytes, Entry entry) {}

  private void number(List<Row> rows) {
    database
        .jdbc()
        .batchUpdate(
            """
            insert into audit_entry (id, leaf_index, entry, salt, message, message_id, notified)
            values (?, ?, ?, ?, ?, ?, '{}')
            """,
            rows,
            rows.size(),
            (insert, row) -> {
              insert.setLong(1, size);
              insert.setLong(2, size++);
              insert.setBytes(3, row.bytes());
              insert.setBytes(4, new byte[32]);
              Entry entry = row.entry();
              insert.setBytes(5, entry.message() == null ? null : entry.message().bytes());
              insert.setObject(6, entry.id() == null ? null : UUID.fromString(entry.id().value()));
            });
  }

  void sign(long signed) {
    database
        .jdbc()
        .update(
            """
            insert into log_state (size, root, checkpoint) values (?, ?, '')
            on conflict (only_row) do update set size = excluded.size
            """,
            signed,
            new byte[32]);
  }

  List<Long> find(Question question) throws QuestionRefused {
    return find(question, Scope.EVERYTHING);
  }

  List<Long> find(Question question, Scope scope) throws QuestionRefused {
    return entries.find(question, scope, OptionalLong.empty(), 100).rows().stream()
        .map(EntryRow::index)
        .toList();
  }

  static Scope of(AgencyId... agencies) {
    return Scope.of(Set.of(agencies));
  }

  static MessageId id(int number) {
    return new MessageId("0192aaaa-0000-7000-8000-%012d".formatted(number));
  }

  static Digest digest(int number) {
    return Digest.of(new byte[] {(byte) number, (byte) (number >> 8)});
  }

  static Entry accepted(int number, AgencyId from, TypeId type) {
    return entry(Event.ACCEPTED, number, from, null, type).on(terms(null, Tlp.GREEN));
  }

  static Terms terms(MessageId thread, Tlp tlp, HandlingCode... handling) {
    return new Terms(
        thread,
        tlp,
        List.of(handling),
        Purpose.INVESTIGATION,
        "EU-2016-680-ART8",
        Urgency.ORDINARY);
  }

  static Entry entry(Event event, int number, AgencyId from, AgencyId to, TypeId type) {
    return entry(event, NOON, number, from, to, type, null, null, null);
  }

  static Entry entry(
      Event event,
      Instant at,
      int number,
      AgencyId from,
      AgencyId to,
      TypeId type,
      List<String> rules,
      String code,
      String actor) {
    return Entry.of(event, at)
        .message(digest(number), id(number))
        .from(from)
        .to(to)
        .type(type)
        .rules(rules)
        .code(code)
        .actor(actor)
        .build();
  }

  static Entry about(Event event, String code, String actor) {
    return Entry.of(event, NOON).message(digest(1)).code(code).actor(actor).version(1).build();
  }
}
