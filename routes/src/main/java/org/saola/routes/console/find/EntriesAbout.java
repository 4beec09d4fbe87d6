// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What else the log says of the messages that some entries are about. */
final class EntriesAbout {
  private static final int AT_ONCE = 500;

  /** Most entries of a message are of other events: these need not be read. */
  private static final String ABOUT =
      """
      select entry
        from unnest(?::text[]::uuid[], ?::bytea[]) as asked (id, digest)
        join audit_entry as entries on entries.message_id = asked.id and entries.message = asked.digest
       where exists (select from unnest(?::text[]) as event
                      where position(convert_to('"' || event || '"', 'UTF8') in entry) > 0)
      """;

  private static final Logger LOG = LoggerFactory.getLogger(EntriesAbout.class);

  private final JdbcTemplate database;

  EntriesAbout(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * @param about entries that say of which messages; those about none are passed over
   */
  List<Entry> of(Collection<Entry> about, Set<Event> events) {
    List<Sent.Key> keys =
        about.stream().map(Sent.Key::of).filter(Objects::nonNull).distinct().toList();
    List<Entry> found = new ArrayList<>();
    for (int i = 0; i < keys.size(); i += AT_ONCE) {
      found.addAll(read(keys.subList(i, Math.min(keys.size(), i + AT_ONCE)), events));
    }
    return found;
  }

  private List<Entry> read(List<Sent.Key> keys, Set<Event> events) {
    List<Entry> found = new ArrayList<>();
    database.query(
        ABOUT,
        row -> {
          try {
            Entry entry = StrictJson.read(row.getBytes("entry"), Entry.class);
            if (events.contains(entry.event())) {
              found.add(entry);
            }
          } catch (InvalidDocument e) {
            LOG.error("an entry about a message cannot be read, it counts for nothing", e);
          }
        },
        keys.stream().map(key -> key.id().value()).toArray(String[]::new),
        keys.stream().map(key -> key.message().bytes()).toArray(byte[][]::new),
        events.stream().map(Event::name).collect(Collectors.toSet()).toArray(String[]::new));
    return found;
  }
}
