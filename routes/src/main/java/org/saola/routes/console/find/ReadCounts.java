// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts what waits for no reader any more, under the day on which it came into the inbox: so that
 * who has not read what is known at once, however many messages there are.
 */
final class ReadCounts {
  /** After these a message is read, or cannot be. One of them comes, once, for each recipient. */
  static final Set<Event> ENDS = Set.of(Event.READ_BY_OFFICER, Event.REJECTED_BY_RECIPIENT);

  private static final String ADD =
      """
      insert into entry_read (day, type, sender, recipient, entries)
      select day::date, type, sender, recipient, entries
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
          as new (day, type, sender, recipient, entries)
      on conflict (day, type, sender, recipient) do update
        set entries = entry_read.entries + excluded.entries
      """;

  private final JdbcTemplate database;
  private final EntriesAbout about;

  ReadCounts(JdbcTemplate database) {
    this.database = database;
    this.about = new EntriesAbout(database);
  }

  /** One recipient's copy of a message. */
  record Copy(Sent.Key message, AgencyId recipient) {
    /** Null for an entry about none. */
    static @Nullable Copy of(Entry entry) {
      Sent.Key key = Sent.Key.of(entry);
      return key == null || entry.to() == null ? null : new Copy(key, entry.to());
    }
  }

  private record Kind(LocalDate day, TypeId type, AgencyId sender, AgencyId recipient) {}

  void add(List<Indexed> entries) {
    List<Entry> ends =
        entries.stream().map(Indexed::entry).filter(it -> ENDS.contains(it.event())).toList();
    if (ends.isEmpty()) {
      return;
    }
    Set<Copy> read = new HashSet<>();
    ends.stream().map(Copy::of).filter(Objects::nonNull).forEach(read::add);
    Map<Kind, Long> counts = new HashMap<>();
    for (Entry consigned : about.of(ends, Set.of(Event.CONSIGNED))) {
      // Taken out: what was consigned twice is counted once.
      if (read.remove(Copy.of(consigned))) {
        count(consigned, counts);
      }
    }
    write(counts);
  }

  private static void count(Entry consigned, Map<Kind, Long> counts) {
    TypeId type = consigned.type();
    AgencyId from = consigned.from();
    AgencyId to = consigned.to();
    if (type != null && from != null && to != null) {
      LocalDate day = consigned.at().atOffset(ZoneOffset.UTC).toLocalDate();
      counts.merge(new Kind(day, type, from, to), 1L, Long::sum);
    }
  }

  private void write(Map<Kind, Long> counts) {
    List<Kind> rows = List.copyOf(counts.keySet());
    database.update(
        ADD,
        rows.stream().map(kind -> kind.day().toString()).toArray(String[]::new),
        rows.stream().map(kind -> kind.type().value()).toArray(String[]::new),
        rows.stream().map(kind -> kind.sender().value()).toArray(String[]::new),
        rows.stream().map(kind -> kind.recipient().value()).toArray(String[]::new),
        rows.stream().map(counts::get).toArray(Long[]::new));
  }
}
