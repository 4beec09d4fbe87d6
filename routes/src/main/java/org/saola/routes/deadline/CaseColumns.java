// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.saola.routes.deadline.CaseFigures.Ground;
import org.saola.routes.deadline.CaseFigures.Row;
import org.saola.routes.deadline.CaseFigures.Sent;
import org.saola.routes.deadline.CaseFigures.Tables;

/** The year's figures in columns, by the same names wherever they are shown or written. */
public final class CaseColumns {
  /** The figures of a {@link Row}, in their order. */
  public static final Map<String, ToLongFunction<Row>> FIGURES = figures();

  /** Of a table with one figure a line. */
  public static final List<String> HEADER =
      List.of("year", "figure", "requesting", "requested", "time limit", "ground", "count");

  private CaseColumns() {}

  private static Map<String, ToLongFunction<Row>> figures() {
    Map<String, ToLongFunction<Row>> figures = new LinkedHashMap<>();
    figures.put("received", Row::received);
    figures.put("provided", Row::provided);
    figures.put("partly", Row::partly);
    figures.put("refused", Row::refused);
    figures.put("sent back", Row::sentBack);
    figures.put("withdrawn", Row::withdrawn);
    figures.put("open", Row::open);
    figures.put("overdue", Row::overdue);
    figures.put("extended", Row::extended);
    figures.put("paused", Row::paused);
    return Collections.unmodifiableMap(figures);
  }

  /** One figure a line, by {@link #HEADER}. */
  public static List<List<String>> lines(Tables tables) {
    List<List<String>> lines = new ArrayList<>();
    for (Sent each : tables.sent()) {
      lines.add(line(tables, "sent", each.requesting(), "", "", "", each.requests()));
    }
    for (Row row : tables.rows()) {
      FIGURES.forEach(
          (name, figure) ->
              lines.add(
                  line(
                      tables,
                      name,
                      row.requesting(),
                      row.requested(),
                      row.limit().name(),
                      "",
                      figure.applyAsLong(row))));
    }
    for (Ground each : tables.grounds()) {
      lines.add(ground(tables, "refused on ground", each, each.whole()));
      lines.add(ground(tables, "partly refused on ground", each, each.partly()));
    }
    return lines;
  }

  private static List<String> ground(Tables tables, String figure, Ground each, long count) {
    return line(tables, figure, each.requesting(), each.requested(), "", each.ground(), count);
  }

  private static List<String> line(
      Tables tables,
      String figure,
      String requesting,
      String requested,
      String limit,
      String ground,
      long count) {
    return List.of(
        tables.year().toString(),
        figure,
        requesting,
        requested,
        limit,
        ground,
        Long.toString(count));
  }
}
