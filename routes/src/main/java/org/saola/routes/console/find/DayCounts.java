// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts entries by day and kind, so that figures over years need not look at entries. */
final class DayCounts {
  private static final String ADD =
      """
      insert into entry_day (day, event, type, sender, recipient, code, rules, late, entries)
      select day::date, event, type, sender, recipient, code, rules, late, entries
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::boolean[], ?::bigint[])
          as new (day, event, type, sender, recipient, code, rules, late, entries)
      on conflict (day, event, type, sender, recipient, code, rules, late) do update
        set entries = entry_day.entries + excluded.entries
      """;

  /** All of a row together fit into PostgreSQL's index. */
  private static final int LONGEST = 800;

  private final JdbcTemplate database;

  DayCounts(JdbcTemplate database) {
    this.database = database;
  }

  private record Kind(
      LocalDate day,
      String event,
      String type,
      String sender,
      String recipient,
      String code,
      String rules,
      boolean late) {
    static Kind of(Entry entry) {
      return new Kind(
          entry.at().atOffset(ZoneOffset.UTC).toLocalDate(),
          entry.event().name(),
          text(entry.type() == null ? "" : Facet.known(entry.type())),
          text(entry.from()),
          text(entry.to()),
          text(entry.code()),
          text(entry.rules() == null ? "" : String.join(" ", entry.rules())),
          entry.due() != null && entry.at().isAfter(entry.due()));
    }

    private static String text(@Nullable Object value) {
      return value == null ? "" : Facet.text(value.toString(), LONGEST);
    }
  }

  void add(List<Indexed> entries) {
    Map<Kind, Long> counts = new HashMap<>();
    for (Indexed each : entries) {
      counts.merge(Kind.of(each.entry()), 1L, Long::sum);
    }
    List<Kind> rows = List.copyOf(counts.keySet());
    database.update(
        ADD,
        rows.stream().map(kind -> kind.day().toString()).toArray(String[]::new),
        rows.stream().map(Kind::event).toArray(String[]::new),
        rows.stream().map(Kind::type).toArray(String[]::new),
        rows.stream().map(Kind::sender).toArray(String[]::new),
        rows.stream().map(Kind::recipient).toArray(String[]::new),
        rows.stream().map(Kind::code).toArray(String[]::new),
        rows.stream().map(Kind::rules).toArray(String[]::new),
        rows.stream().map(Kind::late).toArray(Boolean[]::new),
        rows.stream().map(counts::get).toArray(Long[]::new));
  }
}
