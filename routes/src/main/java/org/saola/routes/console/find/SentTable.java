// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/** The messages that the index knows, with what their later entries take from them. */
final class SentTable {
  private static final int REMEMBERED = 20_000;

  private static final String INSERT =
      """
      insert into entry_message (message_id, message, sender, thread, leaf_index, tags)
      select id, message, sender, thread, leaf, string_to_array(tags, ' ')
        from unnest(?::text[]::uuid[], ?::bytea[], ?::text[], ?::text[]::uuid[], ?::bigint[], ?::text[])
          as new (id, message, sender, thread, leaf, tags)
      on conflict do nothing
      """;

  private static final String FIND =
      """
      select message_id, message, sender, thread, tags
        from unnest(?::text[]::uuid[], ?::bytea[]) as asked (id, digest)
        join entry_message on message_id = id and message = digest
      """;

  private static final String LOGGED =
      """
      select entry
        from unnest(?::text[]::uuid[], ?::bytea[]) as asked (id, digest)
        join entry_message on message_id = id and message = digest
        join audit_entry using (leaf_index)
      """;

  private final JdbcTemplate database;

  /** Messages whose entries come now: most of what happens to one happens within a minute. */
  private final Map<Sent.Key, Sent> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sent.Key, Sent> eldest) {
          return size() > REMEMBERED;
        }
      };

  SentTable(JdbcTemplate database) {
    this.database = database;
  }

  /** A row to write, with the leaf that says so. */
  record New(Sent sent, long leaf) {}

  void forget() {
    known.clear();
  }

  void insert(List<New> rows) {
    if (rows.isEmpty()) {
      return;
    }
    database.update(
        INSERT,
        rows.stream().map(row -> row.sent().key().id().value()).toArray(String[]::new),
        rows.stream().map(row -> row.sent().key().message().bytes()).toArray(byte[][]::new),
        rows.stream().map(row -> row.sent().sender().value()).toArray(String[]::new),
        rows.stream()
            .map(row -> row.sent().thread() == null ? null : row.sent().thread().value())
            .toArray(String[]::new),
        rows.stream().map(New::leaf).toArray(Long[]::new),
        rows.stream().map(row -> String.join(" ", row.sent().tags())).toArray(String[]::new));
    rows.forEach(row -> known.putIfAbsent(row.sent().key(), row.sent()));
  }

  /** Those of the messages that the index knows. */
  Map<Sent.Key, Sent> find(Set<Sent.Key> keys) {
    Map<Sent.Key, Sent> found = new HashMap<>();
    for (Sent.Key key : keys) {
      Sent sent = known.get(key);
      if (sent != null) {
        found.put(key, sent);
      }
    }
    if (found.size() < keys.size()) {
      read(keys.stream().filter(key -> !found.containsKey(key)).toList())
          .forEach(sent -> found.put(sent.key(), sent));
      known.putAll(found);
    }
    return found;
  }

  /**
   * Those of the messages whose first entry says so itself: the index names the leaf, and nothing
   * more of it is believed.
   */
  List<Sent> asLogged(Collection<Sent.Key> keys) {
    Set<Sent.Key> asked = Set.copyOf(keys);
    return database
        .query(
            LOGGED,
            (row, number) -> row.getBytes("entry"),
            keys.stream().map(key -> key.id().value()).toArray(String[]::new),
            keys.stream().map(key -> key.message().bytes()).toArray(byte[][]::new))
        .stream()
        .map(SentTable::sent)
        .flatMap(Optional::stream)
        .filter(sent -> asked.contains(sent.key()))
        .toList();
  }

  private static Optional<Sent> sent(byte[] entry) {
    try {
      return Optional.ofNullable(Sent.of(StrictJson.read(entry, Entry.class)));
    } catch (InvalidDocument e) {
      // Whose it is cannot be said: it is nobody's.
      return Optional.empty();
    }
  }

  List<Sent> read(Collection<Sent.Key> keys) {
    return database.query(
        FIND,
        (row, number) -> {
          String thread = row.getString("thread");
          return new Sent(
              new Sent.Key(
                  new MessageId(row.getString("message_id")),
                  Digest.ofHash(row.getBytes("message"))),
              new AgencyId(row.getString("sender")),
              thread == null ? null : new MessageId(thread),
              Arrays.asList((String[]) row.getArray("tags").getArray()));
        },
        keys.stream().map(key -> key.id().value()).toArray(String[]::new),
        keys.stream().map(key -> key.message().bytes()).toArray(byte[][]::new));
  }
}
