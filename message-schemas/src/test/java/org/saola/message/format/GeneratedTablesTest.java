// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.saola.message.alert.Alert;
import org.saola.message.format.CsvTable.Outcome;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.json.StrictJson;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;

/**
 * Tables made at random go CSV, message, CSV, message without a change: cell by cell, record by
 * record. Another seed: {@code -Dsaola.seed=7}.
 */
class GeneratedTablesTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int TABLES = 60;
  private static final List<String> LETTERS =
      List.of(
          "a", "Z", "9", " ", ",", "\"", "'", "=", "+", "-", "@", "\n", "é", "中", "😀", ".", "(");

  private Random random = new Random(SEED);

  @Test
  void surviveTheWholeWay() throws Exception {
    for (long seed = SEED; seed < SEED + TABLES; seed++) {
      random = new Random(seed);
      String csv = table(IllegalTradeReportCsv.COLUMNS, this::rowsOfSeizure);
      List<Outcome> read = CsvTableTest.read(csv);
      assertThat(read).as("seed %d: %s", seed, read).allMatch(Read.class::isInstance);
      String written = written(read);
      assertThat(cells(written)).as("seed %d", seed).isEqualTo(cells(csv));
      assertThat(parts(CsvTableTest.read(written))).as("seed %d", seed).isEqualTo(parts(read));
    }
  }

  @Test
  void alertsSurviveTheWholeWay() throws Exception {
    for (long seed = SEED; seed < SEED + TABLES; seed++) {
      random = new Random(seed);
      String csv = table(AlertCsv.COLUMNS, number -> List.of(alert(number)));
      List<Outcome> read = CsvTableTest.read(csv);
      assertThat(read).as("seed %d: %s", seed, read).allMatch(Read.class::isInstance);
      StringWriter written = new StringWriter();
      try (AlertCsv out = AlertCsv.onto(written)) {
        for (Outcome outcome : read) {
          byte[] json = StrictJson.write(((Read) outcome).parts().get("alert"));
          out.add(StrictJson.read(json, Alert.class));
        }
      }
      assertThat(cells(written.toString())).as("seed %d", seed).isEqualTo(cells(csv));
      assertThat(parts(CsvTableTest.read(written.toString())))
          .as("seed %d", seed)
          .isEqualTo(parts(read));
    }
  }

  private static List<Object> parts(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> (Object) ((Read) outcome).parts()).toList();
  }

  private static String written(List<Outcome> outcomes) throws Exception {
    StringWriter out = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(out)) {
      for (Outcome outcome : outcomes) {
        Read read = (Read) outcome;
        byte[] json = StrictJson.write(read.parts().get("report"));
        SeizureReport report = StrictJson.read(json, SeizureReport.class);
        if (read.parts().get("persons") instanceof Persons persons) {
          csv.add(report, persons);
        } else {
          csv.add(report);
        }
      }
    }
    return out.toString();
  }

  private static List<List<String>> cells(String csv) throws Exception {
    return CSVFormat.RFC4180.parse(new StringReader(csv)).stream().map(it -> it.toList()).toList();
  }

  private static String table(List<String> columns, IntFunction<List<List<String>>> message)
      throws Exception {
    StringWriter out = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(columns);
      for (int number = 0; number < 20; number++) {
        printer.printRecords(message.apply(number));
      }
    }
    return out.toString();
  }

  private List<String> alert(int number) {
    return List.of(
        "A-" + number,
        one("WARNING", "FEEDBACK", "SEIZURE"),
        text(),
        one("Manis spp.", "Manis javanica;Loxodonta africana", "identification pending", text()),
        several(() -> one("scales", "SCA", text())),
        several(() -> one("0507", "051199", "05119910", "0511991000")),
        several(this::point),
        several(this::point),
        several(this::point),
        text(),
        several(() -> one("Sea container", "air", text())),
        several(() -> one("Declared as cashew nuts", text())),
        "2026-11-0" + (1 + random.nextInt(9)),
        "2026-12-0" + (1 + random.nextInt(9)),
        maybe(this::text));
  }

  private String point() {
    String country = one("NG", "Nigeria", text());
    return random.nextBoolean() ? country : country + ": " + one("VN HPH", "-1.5, 36.8", text());
  }

  private List<List<String>> rowsOfSeizure(int number) {
    List<String> shared = seizure(number);
    List<List<String>> rows = new ArrayList<>();
    for (int line = 0; line <= random.nextInt(3); line++) {
      rows.add(row(shared));
    }
    return rows;
  }

  /** What all lines of a seizure share, by the position of its column. */
  private List<String> seizure(int number) {
    List<String> cells = new ArrayList<>();
    cells.add("R-" + number);
    cells.add(one("2026-10-03", "2025-12", "2024", "", "unknown (reported 2026-10-05)"));
    for (int i = 2; i < IllegalTradeReportCsv.COLUMNS.size(); i++) {
      cells.add("");
    }
    cells.set(6, maybe(() -> one("NL RTM", "50.9,-1.86", text())));
    cells.set(7, maybe(this::text));
    cells.set(8, several(() -> one("X-ray scan", "dog", text())));
    cells.set(9, several(() -> one("no permit", text())));
    cells.set(10, several(() -> one("Sea container", "air", text())));
    cells.set(11, several(() -> one("Declared as cashew nuts", text())));
    cells.set(12, several(() -> one("NG", "Nigeria", "VN")));
    cells.set(13, several(() -> one("BE", "ET")));
    cells.set(14, several(() -> one("CN", "Viet Nam")));
    cells.set(16, several(() -> one("BR", "Brazil")));
    cells.set(17, maybe(this::text));
    cells.set(18, maybe(this::text));
    return cells;
  }

  private List<String> row(List<String> shared) {
    List<String> cells = new ArrayList<>(shared);
    cells.set(2, one("Manis javanica", "Manis spp.", "Manidae", "identification pending", text()));
    cells.set(3, maybe(() -> one("scales", "SCA", "live", text())));
    List<String> amounts = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      amounts.add(one("11", "1.60", "0.000001", "99999999"));
      units.add(one("kg", "no.", "sacks", "m3"));
    }
    cells.set(4, String.join(";", amounts));
    cells.set(5, String.join(";", units));
    cells.set(15, maybe(() -> one("12.50 EUR", "USD 1000", text())));
    cells.set(19, maybe(this::text));
    cells.set(20, maybe(this::text));
    return cells;
  }

  private String text() {
    StringBuilder text = new StringBuilder("t");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.append("t").toString();
  }

  private String maybe(Supplier<String> text) {
    return random.nextBoolean() ? text.get() : "";
  }

  private String several(Supplier<String> text) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      values.add(text.get());
    }
    return String.join(";", values);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
