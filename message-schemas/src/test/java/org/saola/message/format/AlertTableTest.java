// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.alert.Alert;
import org.saola.message.alert.AlertMessage;
import org.saola.message.alert.AlertStage;
import org.saola.message.alert.RoutePoint;
import org.saola.message.code.ListId;
import org.saola.message.format.CsvTable.Outcome;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.format.CsvTable.Refused;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.PublishedSchemas;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.TransportMode;

class AlertTableTest {
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples/alert");

  /** Cells of an alert in which nothing is wrong, by column. */
  private static Map<String, String> good() {
    Map<String, String> cells = new LinkedHashMap<>();
    AlertCsv.COLUMNS.forEach(column -> cells.put(column, ""));
    cells.put("reference", "A-1");
    cells.put("stage", "WARNING");
    cells.put("subject", "Scales");
    cells.put("taxa", "Manis spp.");
    cells.put("modusOperandi", "In sacks");
    cells.put("validFrom", "2026-11-22");
    cells.put("validUntil", "2026-12-22");
    return cells;
  }

  private static String csv(List<Map<String, String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", AlertCsv.COLUMNS));
    rows.forEach(
        row ->
            lines.add(String.join(",", row.values().stream().map(it -> '"' + it + '"').toList())));
    return String.join("\n", lines) + "\n";
  }

  private static Alert alert(Outcome outcome) {
    return (Alert) ((Read) outcome).parts().get("alert");
  }

  private static String resource() throws Exception {
    return new String(CsvTableTest.resource("alert.csv").readAllBytes(), UTF_8);
  }

  private static String written(List<Alert> alerts) throws Exception {
    StringWriter out = new StringWriter();
    try (AlertCsv csv = AlertCsv.onto(out)) {
      for (Alert alert : alerts) {
        csv.add(StrictJson.read(StrictJson.write(alert), Alert.class));
      }
    }
    return out.toString();
  }

  private static List<List<String>> cells(String csv) throws Exception {
    return CSVFormat.RFC4180.parse(new StringReader(csv)).stream().map(CSVRecord::toList).toList();
  }

  @Test
  void eachRowIsAnAlert_withCodesWhereAListKnowsItsText() throws Exception {
    List<Outcome> outcomes = CsvTableTest.read(resource());
    assertThat(outcomes).hasSize(4).allMatch(Read.class::isInstance);
    Read read = (Read) outcomes.getFirst();
    assertThat(read.kind()).isEqualTo(TableKind.ALERTS);
    assertThat(read.reference()).isEqualTo("EUROPOL-2026-31");
    Alert scales = alert(read);
    assertThat(scales.specimens())
        .containsExactly(new Coded("scales", "SCA", new ListId("specimen-terms/eu-2025")));
    assertThat(scales.hsCodes()).containsExactly("0801", "080131");
    assertThat(scales.route())
        .extracting(RoutePoint::role, point -> point.country().code())
        .containsExactly(
            tuple(RoutePoint.Role.ORIGIN, "NG"),
            tuple(RoutePoint.Role.TRANSIT, "MA"),
            tuple(RoutePoint.Role.DESTINATION, "VN"));
    assertThat(scales.route().getFirst().place().asGiven()).isEqualTo("Lagos");
    assertThat(scales.route().getLast().place().unLocode()).isEqualTo("VNHPH");
    assertThat(scales.transport())
        .containsExactly(new AsGiven<>("Sea container", TransportMode.SEA));
    assertThat(scales.validUntil()).isEqualTo(LocalDate.parse("2027-02-22"));
    Alert ivory = alert(outcomes.get(2));
    assertThat(ivory.stage()).isEqualTo(AlertStage.SEIZURE);
    assertThat(ivory.taxa()).hasSize(2);
    assertThat(alert(outcomes.get(3)).route().getFirst().place().coordinates()).isNotNull();
    for (Outcome outcome : outcomes) {
      byte[] message = StrictJson.write(new AlertMessage(alert(outcome)));
      assertThat(PublishedSchemas.complaints("alert-1", new String(message, UTF_8))).isEmpty();
    }
  }

  @Test
  void whatWasReadIsWrittenUnchanged() throws Exception {
    List<Alert> alerts = CsvTableTest.read(resource()).stream().map(AlertTableTest::alert).toList();
    // A stage is read in any case.
    assertThat(cells(written(alerts))).isEqualTo(cells(resource().replace("seizure", "SEIZURE")));
  }

  @Test
  void everySampleGoesThroughATable() throws Exception {
    try (Stream<Path> samples = Files.list(SAMPLES.resolve("valid"))) {
      for (Path sample : samples.toList()) {
        Alert alert = StrictJson.read(Files.readAllBytes(sample), AlertMessage.class).alert();
        assertThat(alert(CsvTableTest.read(written(List.of(alert))).getFirst()))
            .as(sample.toString())
            .isEqualTo(alert);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reference, '', is empty",
    "stage, '', is empty",
    "stage, SOON, 'WARNING, FEEDBACK, SEIZURE'",
    "subject, '', is empty",
    "taxa, '', is empty",
    "taxa, Manis spp.;, nothing beside",
    "specimens, ;scales, nothing beside",
    "hsCodes, 507, 4 6 8 or 10 digits",
    "hsCodes, 0507;507.10, 4 6 8 or 10 digits",
    "hsCodes, 5079010, 4 6 8 or 10 digits",
    "route.origin, QQ, country code",
    "route.transit, NG;QQ: Somewhere, country code",
    "route.destination, ': Lagos', or with a place",
    "route.destination, 'VN:', or with a place",
    "route.destination, 'VN: 95, 10', 90 or less",
    "modusOperandi, '', is empty",
    "transport, air;, nothing beside",
    "validFrom, '', is empty",
    "validFrom, 2026, is not a day",
    "validFrom, 22/11/2026, is not a day",
    "validFrom, unknown, is not a day",
    "validUntil, 2026-02-30, is not a day",
    "validUntil, 2026-11-21, before validFrom",
  })
  void refusesARowWithItsColumnValueAndReason(String column, String value, String reason)
      throws Exception {
    Map<String, String> bad = good();
    bad.put(column, value);
    Map<String, String> other = good();
    other.put("reference", "A-2");
    List<Outcome> outcomes = CsvTableTest.read(csv(List.of(bad, other)));
    Refused refused =
        outcomes.stream()
            .filter(Refused.class::isInstance)
            .map(Refused.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(refused.row()).isEqualTo(1);
    assertThat(refused.problems())
        .extracting(CellProblem::column, CellProblem::value)
        .containsExactly(tuple(column, value));
    assertThat(refused.reason().replace(", or", " or").replace("4, 6, 8", "4 6 8"))
        .contains(reason.replace(", or", " or"));
    assertThat(refused.cells()).isEqualTo(List.copyOf(bad.values()));
    assertThat(outcomes).filteredOn(Read.class::isInstance).hasSize(1);
  }

  @Test
  void allThatIsWrongWithAnAlertIsToldAtOnce_eachAtItsCell() throws Exception {
    Map<String, String> bad = good();
    bad.put("stage", "x");
    bad.put("subject", "");
    bad.put("taxa", "");
    bad.put("hsCodes", "5");
    bad.put("route.origin", "QQ;:");
    bad.put("validFrom", "tomorrow");
    assertThat(((Refused) CsvTableTest.read(csv(List.of(bad))).getFirst()).problems())
        .extracting(CellProblem::column, CellProblem::rule)
        .containsExactlyInAnyOrder(
            tuple("stage", TableRule.NOT_ONE_OF),
            tuple("subject", TableRule.CELL_EMPTY),
            tuple("taxa", TableRule.TAXON_EMPTY),
            tuple("hsCodes", TableRule.NOT_AN_HS_CODE),
            tuple("route.origin", TableRule.COUNTRY_UNKNOWN),
            tuple("route.origin", TableRule.NOT_A_POINT),
            tuple("validFrom", TableRule.NOT_A_DAY));
  }

  @Test
  void aReferenceStandsOnce() throws Exception {
    assertThat(CsvTableTest.read(csv(List.of(good(), good()))))
        .filteredOn(Refused.class::isInstance)
        .extracting(it -> ((Refused) it).row(), it -> ((Refused) it).reason())
        .containsExactly(tuple(2L, "stands twice: each row is a message of its own"));
  }

  @Test
  void textsThatAreTooLongOrNotPlainAreRefused() throws Exception {
    Map<String, String> tooLong = good();
    tooLong.put("subject", "x".repeat(301));
    Map<String, String> notPlain = good();
    notPlain.put("reference", "A-2");
    notPlain.put("modusOperandi", "a\u0000b");
    assertThat(CsvTableTest.read(csv(List.of(tooLong, notPlain))))
        .extracting(it -> ((Refused) it).column())
        .containsExactly("subject", "modusOperandi");
  }

  @Test
  void noColumnHoldsPersons() {
    String header = String.join(",", AlertCsv.COLUMNS);
    for (String column : List.of("persons", "nationalitiesOfOffenders", "suspect", "note")) {
      assertThat(
              catchThrowableOfType(
                      UnknownTable.class, () -> CsvTableTest.read(header + "," + column + "\n"))
                  .unknownColumns())
          .containsExactly(column);
    }
    Mappings.Nearest alerts =
        Mappings.packaged().of(TableKind.ALERTS).nearest(List.of("reference"), ',');
    assertThat(alerts.mayBe("nationalitiesOfOffenders")).isEmpty();
    assertThat(alerts.mayBe("Name of driver")).isEmpty();
    assertThat(alerts.mayBe("note")).contains("additionalInformation");
    Mappings.Nearest seizures =
        Mappings.packaged().of(TableKind.SEIZURES).nearest(List.of("Species", "Quantity"), ',');
    assertThat(seizures.mayBe("Nationalities")).containsExactly("Nationality of offenders");
  }

  @Test
  void anAgencysOwnColumnsAreReadThroughItsMapping(@TempDir Path folder) throws Exception {
    String mapping =
        """
        name: own-alerts
        kind: ALERTS
        dateFormat: dd/MM/uuuu
        needs: [Nr, Stand, Betreff, Arten, Vorgehen, von, bis]
        columns: {Nr: REFERENCE, Stand: STAGE, Betreff: SUBJECT, Arten: SPECIES_LIST,
          Vorgehen: MODUS_OPERANDI, von: VALID_FROM, bis: VALID_UNTIL}
        """;
    Files.writeString(folder.resolve("own-alerts.yaml"), mapping);
    String csv =
        "Nr,Stand,Betreff,Arten,Vorgehen,von,bis\n1,warning,Aale,Anguilla anguilla,Koffer,22/11/2026,%s\n";
    Mappings mappings = Mappings.packagedAnd(folder);
    try (CsvTable table = CsvTable.open(new StringReader(csv.formatted("31/12/2026")), mappings)) {
      assertThat(alert(table.iterator().next()).validFrom()).isEqualTo("2026-11-22");
    }
    try (CsvTable table = CsvTable.open(new StringReader(csv.formatted("2026-12-31")), mappings)) {
      assertThat(((Refused) table.iterator().next()).reason())
          .isEqualTo("is not a day such as dd/MM/uuuu");
    }
    Files.writeString(
        folder.resolve("own-alerts.yaml"),
        mapping.replace("bis: VALID_UNTIL", "bis: VALID_UNTIL, Name: CARRIED"));
    assertThat(catchThrowableOfType(MappingRefused.class, () -> Mappings.packagedAnd(folder)))
        .hasMessageContaining("'Name' is named after persons, whom no alert names");
    Files.writeString(
        folder.resolve("own-alerts.yaml"),
        mapping.replace("needs: [Nr, ", "needs: [").replace("bis: VALID_UNTIL", "bis: UNIT"));
    assertThat(catchThrowableOfType(MappingRefused.class, () -> Mappings.packagedAnd(folder)))
        .hasMessageContaining("UNIT is no field of ALERTS")
        .hasMessageContaining("the column that is REFERENCE is not among them")
        .hasMessageContaining("the column that is VALID_UNTIL is not among them");
  }
}
