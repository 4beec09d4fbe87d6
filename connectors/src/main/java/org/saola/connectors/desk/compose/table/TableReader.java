// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.saola.connectors.content.PartCheck;
import org.saola.connectors.desk.compose.table.KeptTable.Reviewed;
import org.saola.message.format.CellProblem;
import org.saola.message.format.CsvTable;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableRule;
import org.saola.message.format.UnknownTable;
import org.saola.message.nominal.Finding;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** Reads a table by those of the mappings that read the outbox that are of its kind. */
final class TableReader {
  private final Table table;
  private final Mappings mappings;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Set<Reviewed> reviewed;

  TableReader(Table table, Mappings mappings) {
    this.table = table;
    this.mappings = mappings;
    List<String> names = table.kept().columns();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
    this.reviewed = Set.copyOf(table.kept().reviewed());
  }

  /**
   * A message that the table makes.
   *
   * @param rows by the file's own numbers
   * @param reviewed places that the officer has looked at
   */
  record Message(List<Long> rows, Map<String, Object> parts, List<String> reviewed) {}

  /** Takes messages one by one. */
  @FunctionalInterface
  interface Taker {
    void take(Message message) throws IOException;
  }

  Mappings.Nearest nearest() {
    return mappings.nearest(table.header(), table.kept().separator().charAt(0));
  }

  /**
   * @param messages is given each message that has no trouble
   */
  Checked read(Taker messages) throws IOException {
    Mappings.Nearest nearest = nearest();
    SortedMap<Long, List<CellTrouble>> troubles = new TreeMap<>();
    Map<Long, List<Long>> together = new HashMap<>();
    int[] ready = new int[2];
    if (nearest.fits()) {
      try (AsCsv csv = table.asCsv(nearest.separator());
          CsvTable source = CsvTable.open(csv, mappings)) {
        for (CsvTable.Outcome outcome : source) {
          switch (outcome) {
            case CsvTable.Refused refused -> refused(refused, csv, troubles, together);
            case CsvTable.Read read -> {
              List<Long> rows = csv.numbersOf(read.rows());
              rows.forEach(row -> note(row, rows, together));
              List<Finding> found = findings(read);
              List<String> looked = lookedAt(source, csv, read, found);
              List<Finding> stray = PartCheck.unreviewed(found, looked);
              if (stray.isEmpty()) {
                ready[0]++;
                ready[1] += rows.size();
                messages.take(new Message(rows, read.parts(), looked));
              } else {
                stray(source, csv, read, stray, troubles);
              }
            }
          }
        }
      } catch (UnknownTable e) {
        throw new IOException("a header that fits does not fit", e);
      } catch (UncheckedIOException e) {
        throw new IOException(e);
      }
    }
    return new Checked(nearest, troubles, together, ready[0], ready[1]);
  }

  private static void note(Long row, List<Long> rows, Map<Long, List<Long>> together) {
    if (rows.size() > 1) {
      together.put(row, rows);
    }
  }

  private void refused(
      CsvTable.Refused refused,
      AsCsv csv,
      SortedMap<Long, List<CellTrouble>> troubles,
      Map<Long, List<Long>> together) {
    long row = csv.numberOf(refused.row());
    note(row, csv.numbersOf(refused.together()), together);
    troubles.put(
        row,
        refused.problems().stream()
            .map(it -> CellTrouble.of(row, at(it.column()), it, arguments(it, csv)))
            .toList());
  }

  /** Rows are named by the file's own numbers. */
  private static List<String> arguments(CellProblem problem, AsCsv csv) {
    return problem.rule() == TableRule.OTHER_ROW || problem.rule() == TableRule.DIFFERS
        ? List.of(String.valueOf(csv.numberOf(Long.parseLong(problem.arguments().getFirst()))))
        : problem.arguments();
  }

  private int at(String column) {
    return columns.getOrDefault(column, -1);
  }

  private static List<Finding> findings(CsvTable.Read read) {
    MessageType type = MessageTypes.find(read.kind().type()).orElseThrow();
    Map<PartDefinition, Object> contents = new LinkedHashMap<>();
    read.parts().forEach((name, part) -> contents.put(type.part(name).orElseThrow(), part));
    return PartCheck.findings(contents);
  }

  private CellTrouble trouble(CsvTable source, AsCsv csv, CsvTable.Read read, Finding finding) {
    String inPart = finding.path().substring(finding.path().indexOf('.') + 1);
    CsvTable.Place place = source.placeOf(read, inPart);
    return CellTrouble.of(csv.numberOf(place.row()), at(place.column()), finding);
  }

  private List<String> lookedAt(
      CsvTable source, AsCsv csv, CsvTable.Read read, List<Finding> found) {
    List<String> places = new ArrayList<>();
    for (Finding finding : found) {
      CellTrouble trouble = trouble(source, csv, read, finding);
      if (reviewed.contains(new Reviewed(trouble.row(), trouble.column(), finding.kind()))) {
        places.add(finding.place());
      }
    }
    return places;
  }

  private void stray(
      CsvTable source,
      AsCsv csv,
      CsvTable.Read read,
      List<Finding> stray,
      SortedMap<Long, List<CellTrouble>> troubles) {
    Map<Long, List<CellTrouble>> byRow =
        stray.stream()
            .map(finding -> trouble(source, csv, read, finding))
            .distinct()
            .collect(Collectors.groupingBy(CellTrouble::row));
    troubles.putAll(byRow);
    long first = byRow.keySet().stream().min(Long::compare).orElseThrow();
    for (Long row : csv.numbersOf(read.rows())) {
      troubles.putIfAbsent(
          row,
          List.of(
              new CellTrouble(
                  row,
                  -1,
                  "rule." + TableRule.OTHER_ROW,
                  List.of(String.valueOf(first)),
                  "",
                  false)));
    }
  }
}
