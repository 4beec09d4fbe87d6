// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.routes.console.scope.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who has messages in an inbox that no officer there has read, and for how long. */
public final class Unread {
  private static final int SECONDS = 10;

  private static final String COUNT =
      """
      select recipient, day, sum(entries) as entries
        from (select day, sender, recipient, entries from entry_day where event = 'CONSIGNED'
              union all select day, sender, recipient, -entries from entry_read) as counted
       where day >= ? and day < ? %s
       group by recipient, day having sum(entries) > 0
      """;

  private final JdbcTemplate database;
  private final EntriesAbout about;

  public Unread(JdbcTemplate database) {
    this.database = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
    this.database.setQueryTimeout(SECONDS);
    this.about = new EntriesAbout(this.database);
  }

  /** How long something has lain there, in days of UTC. */
  public enum Age {
    DAY(1),
    WEEK(7),
    MONTH(30),
    LONGER(Integer.MAX_VALUE);

    private final int days;

    Age(int days) {
      this.days = days;
    }

    static Age of(LocalDate day, LocalDate today) {
      long since = today.toEpochDay() - day.toEpochDay();
      for (Age age : values()) {
        if (since <= age.days) {
          return age;
        }
      }
      return LONGER;
    }

    /** The youngest day that is so old. */
    public LocalDate last(LocalDate today) {
      return this == DAY ? today : today.minusDays(values()[ordinal() - 1].days + 1L);
    }

    /** The oldest; {@code first} for what has no bound of its own. */
    public LocalDate first(LocalDate today, LocalDate first) {
      LocalDate own = this == LONGER ? first : today.minusDays(days);
      return own.isBefore(first) ? first : own;
    }
  }

  /**
   * @param since the first day on which it came into the inbox, UTC
   * @param until the day after the last
   * @return by recipient, and by age as of {@code today}
   */
  public Map<String, Map<Age, Long>> count(
      LocalDate since, LocalDate until, LocalDate today, Scope scope) {
    Map<String, Map<Age, Long>> counts = new LinkedHashMap<>();
    List<Object> parameters = new ArrayList<>(List.of(since, until));
    String condition =
        switch (scope) {
          case Scope.Everything all -> "";
          case Scope.Nothing none -> "and false";
          case Scope.Agencies some -> {
            String[] agencies =
                some.agencies().stream().map(AgencyId::value).toArray(String[]::new);
            parameters.addAll(List.of(agencies, agencies));
            yield "and (sender = any(?) or recipient = any(?))";
          }
        };
    database.query(
        COUNT.formatted(condition),
        row -> {
          Age age = Age.of(row.getObject("day", LocalDate.class), today);
          counts
              .computeIfAbsent(row.getString("recipient"), any -> new EnumMap<>(Age.class))
              .merge(age, row.getLong("entries"), Long::sum);
        },
        parameters.toArray());
    return counts;
  }

  /** Those of some entries of consignments that nobody has read yet. */
  public List<EntryRow> among(List<EntryRow> consigned) {
    Set<ReadCounts.Copy> read =
        about.of(consigned.stream().map(EntryRow::entry).toList(), ReadCounts.ENDS).stream()
            .map(ReadCounts.Copy::of)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return consigned.stream().filter(row -> isOpen(row.entry(), read)).toList();
  }

  private static boolean isOpen(Entry entry, Set<ReadCounts.Copy> read) {
    ReadCounts.Copy copy = ReadCounts.Copy.of(entry);
    return copy != null && !read.contains(copy);
  }
}
