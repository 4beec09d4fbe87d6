// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.routes.console.scope.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts of entries by day and kind, as the index keeps them: the answer takes the same time
 * however many entries there are of a kind. What an entry's sender or recipient may see is counted
 * for them; the few that are about a third agency's message are counted for whom they name.
 */
public final class Figures {
  private static final int ROWS = 10_000;

  private static final int SECONDS = 10;

  private final JdbcTemplate database;

  public Figures(JdbcTemplate database) {
    // Its own: a statement's limit is not the hub's affair elsewhere.
    this.database = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
    this.database.setQueryTimeout(SECONDS);
  }

  /** What counts are told apart by. */
  public enum By {
    DAY("to_char(day, 'YYYY-MM-DD')"),
    MONTH("to_char(day, 'YYYY-MM')"),
    EVENT("event"),
    TYPE("type"),
    SENDER("sender"),
    RECIPIENT("recipient"),
    CODE("code"),
    /** Ids, separated by spaces. */
    RULES("rules"),
    /** {@code true} for what came after the instant at which an answer was due. */
    LATE("late::text");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /** Empty text where entries do not say. */
  public record Count(Map<By, String> kind, long entries) {
    public Count {
      kind = Map.copyOf(kind);
    }
  }

  /**
   * @param since first day, UTC
   * @param until the day after the last
   * @param events empty for all
   * @return the largest first, days and months in their order; at most 10 000
   */
  public List<Count> count(
      LocalDate since, LocalDate until, Set<Event> events, List<By> by, Scope scope) {
    List<Object> parameters = new ArrayList<>(List.of(since, until));
    StringBuilder sql = new StringBuilder("select ");
    by.forEach(each -> sql.append(each.column).append(", "));
    sql.append("sum(entries) as entries from entry_day where day >= ? and day < ?");
    if (!events.isEmpty()) {
      sql.append(" and event = any(?)");
      parameters.add(names(events));
    }
    switch (scope) {
      case Scope.Everything all -> sql.append(" and true");
      case Scope.Nothing none -> sql.append(" and false");
      case Scope.Agencies some -> {
        sql.append(" and (sender = any(?) or recipient = any(?) or event = any(?))");
        String[] agencies = some.agencies().stream().map(AgencyId::value).toArray(String[]::new);
        parameters.addAll(List.of(agencies, agencies, names(EntryTags.PUBLIC)));
      }
    }
    if (!by.isEmpty()) {
      String columns = by.stream().map(each -> each.column).collect(Collectors.joining(", "));
      sql.append(" group by ")
          .append(columns)
          .append(" order by ")
          .append(by.contains(By.DAY) || by.contains(By.MONTH) ? "" : "entries desc, ")
          .append(columns);
    }
    sql.append(" limit ").append(ROWS);
    return database.query(
        sql.toString(),
        (row, number) -> {
          Map<By, String> kind = new EnumMap<>(By.class);
          for (int i = 0; i < by.size(); i++) {
            kind.put(by.get(i), row.getString(i + 1));
          }
          return new Count(kind, row.getLong("entries"));
        },
        parameters.toArray());
  }

  private static String[] names(Set<Event> events) {
    return events.stream().map(Event::name).toArray(String[]::new);
  }
}
