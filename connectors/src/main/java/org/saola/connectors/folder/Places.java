// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.connectors.content.ContentRefused.Code;
import org.saola.connectors.folder.Rejection.Row;
import org.saola.message.format.SeizureTable;
import org.saola.message.nominal.Finding;
import org.saola.message.seizure.SeizureReport;

/** Where in a dropped file the findings in its parts stand. */
final class Places {
  private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)].*");
  private static final Pattern CARRIED =
      Pattern.compile("lines\\[(\\d+)]\\.additional\\[(\\d+)].*");
  private static final String REPORT = "report";

  private final List<Long> rows;
  private final Optional<SeizureReport> report;
  private final Function<Finding, Optional<String>> columns;

  private Places(
      List<Long> rows,
      Optional<SeizureReport> report,
      Function<Finding, Optional<String>> columns) {
    this.rows = rows;
    this.report = report;
    this.columns = columns;
  }

  /** A document has no rows: its own paths say where. */
  static Places ofJson() {
    return new Places(List.of(), Optional.empty(), finding -> Optional.of(finding.path()));
  }

  /**
   * @param number of the permit in its document
   */
  static Places ofPermit(long number) {
    return new Places(List.of(number), Optional.empty(), finding -> Optional.of(finding.path()));
  }

  static Places of(SeizureTable table, SeizureTable.Read read) {
    Optional<SeizureReport> report =
        Optional.ofNullable(read.parts().get(REPORT)).map(SeizureReport.class::cast);
    return new Places(read.rows(), report, finding -> table.columnOf(inPart(finding)));
  }

  /** A line for each finding, and one for each other row of the same message. */
  List<Row> of(List<Finding> findings) {
    List<Row> places = new ArrayList<>();
    for (Finding finding : findings) {
      // The value is personal data, or may be: it is not said again.
      places.add(new Row(row(finding), column(finding), "", reason(finding), null));
    }
    long first = places.getFirst().row();
    for (Long row : rows) {
      if (places.stream().noneMatch(place -> place.row() == row)) {
        places.add(
            new Row(row, "", "", "row %d of the same seizure was refused".formatted(first), null));
      }
    }
    return places;
  }

  private static String reason(Finding finding) {
    String advice =
        finding.isReviewable()
            ? " If it is none, send a draft that lists \"%s\" under reviewed."
                .formatted(finding.place())
            : "";
    return "%s: %s%s".formatted(Code.NOMINAL_IN_PLAIN_PART, finding, advice);
  }

  private long row(Finding finding) {
    Matcher line = LINE.matcher(inPart(finding));
    boolean aLineEach = report.filter(it -> it.lines().size() == rows.size()).isPresent();
    if (aLineEach && line.matches()) {
      return rows.get(Integer.parseInt(line.group(1)));
    }
    return rows.isEmpty() ? 0 : rows.getFirst();
  }

  private String column(Finding finding) {
    Matcher carried = CARRIED.matcher(inPart(finding));
    if (report.isPresent() && carried.matches()) {
      int line = Integer.parseInt(carried.group(1));
      int column = Integer.parseInt(carried.group(2));
      return report.get().lines().get(line).additional().get(column).name();
    }
    return columns.apply(finding).orElse("");
  }

  private static String inPart(Finding finding) {
    return finding.path().substring(finding.path().indexOf('.') + 1);
  }
}
