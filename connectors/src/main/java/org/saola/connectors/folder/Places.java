// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.saola.connectors.content.ContentRefused.Code;
import org.saola.connectors.folder.Rejection.Row;
import org.saola.message.format.CsvTable;
import org.saola.message.nominal.Finding;

/** Where in a dropped file the findings in its parts stand. */
final class Places {
  private final List<Long> rows;
  private final Function<Finding, CsvTable.Place> places;

  private Places(List<Long> rows, Function<Finding, CsvTable.Place> places) {
    this.rows = rows;
    this.places = places;
  }

  /** A document has no rows: its own paths say where. */
  static Places ofJson() {
    return new Places(List.of(), finding -> new CsvTable.Place(0, finding.path()));
  }

  /**
   * @param number of the permit in its document, or of the draft's line
   */
  static Places ofPiece(long number) {
    return new Places(List.of(number), finding -> new CsvTable.Place(number, finding.path()));
  }

  static Places of(CsvTable table, CsvTable.Read read) {
    return new Places(read.rows(), finding -> table.placeOf(read, inPart(finding)));
  }

  /** A line for each finding, and one for each other row of the same message. */
  List<Row> of(List<Finding> findings) {
    List<Row> places = new ArrayList<>();
    for (Finding finding : findings) {
      // The value is personal data, or may be: it is not said again.
      CsvTable.Place place = this.places.apply(finding);
      places.add(new Row(place.row(), place.column(), "", reason(finding), null));
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

  private static String inPart(Finding finding) {
    return finding.path().substring(finding.path().indexOf('.') + 1);
  }
}
