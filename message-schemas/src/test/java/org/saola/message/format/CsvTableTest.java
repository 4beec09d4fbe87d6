// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.code.ListId;
import org.saola.message.format.CsvTable.Outcome;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.format.CsvTable.Refused;
import org.saola.message.json.StrictJson;
import org.saola.message.person.Persons;
import org.saola.message.schema.PublishedSchemas;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SeizureReportMessage;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.TaxonRank;

class CsvTableTest {
  static List<Outcome> read(Reader csv) throws Exception {
    try (CsvTable table = CsvTable.open(csv)) {
      List<Outcome> outcomes = new ArrayList<>();
      table.forEach(outcomes::add);
      return outcomes;
    }
  }

  static List<Outcome> read(String csv) throws Exception {
    return read(new StringReader(csv));
  }

  static InputStream resource(String name) {
    return CsvTableTest.class.getResourceAsStream(name);
  }

  private static List<Outcome> readResource(String name) throws Exception {
    try (CsvTable table = CsvTable.open(resource(name))) {
      List<Outcome> outcomes = new ArrayList<>();
      table.forEach(outcomes::add);
      return outcomes;
    }
  }

  private static SeizureReport report(Outcome outcome) {
    return (SeizureReport) ((Read) outcome).parts().get("report");
  }

  private static UnknownTable unknown(String csv) {
    return catchThrowableOfType(UnknownTable.class, () -> read(csv));
  }

  @Test
  void everyRecordOfTheTradeDatabaseIsCarriedWhole() throws Exception {
    List<Outcome> outcomes = readResource("cites-trade-database-excerpt.csv");
    assertThat(outcomes).hasSize(90).allMatch(outcome -> outcome instanceof Read);
    for (Outcome outcome : outcomes) {
      SeizureReport report = report(outcome);
      SpecimenLine line = report.lines().getFirst();
      assertThat(report.reference()).isEqualTo("CITES-TRADE-DB-" + report.source().record());
      assertThat(line.description().list()).isEqualTo(new ListId("specimen-terms/trade-db-2013"));
      assertThat(line.taxon().rank()).isNotNull();
      assertThat(line.additional()).contains(new NamedText("class", "Mammalia"));
      byte[] json = StrictJson.write(report);
      assertThat(StrictJson.read(json, SeizureReport.class)).isEqualTo(report);
      byte[] message = StrictJson.write(new SeizureReportMessage(report, null));
      assertThat(PublishedSchemas.complaints("seizure-report-1", new String(message, UTF_8)))
          .isEmpty();
    }
  }

  @Test
  void aRecordOf1981KeepsItsOldUnitAndItsUnnamedColumns() throws Exception {
    SeizureReport report = report(readResource("cites-trade-database-excerpt.csv").getFirst());
    SpecimenLine line = report.lines().getFirst();
    assertThat(report.date().seized().value()).isEqualTo("1981");
    assertThat(line.taxon().rank()).isEqualTo(TaxonRank.GENUS);
    assertThat(line.quantities().getFirst().unit())
        .isEqualTo(new Coded("cartons", "CRT", new ListId("units/trade-db-2013")));
    assertThat(line.quantities().getFirst().citesUnit()).isFalse();
    assertThat(line.additional())
        .contains(new NamedText("exporter", "XX"), new NamedText("reporter_type", "I"));
    assertThat(report.allegedDestinations()).extracting(Coded::code).containsExactly("HK");
  }

  @Test
  void readsTheIllegalTradeReport() throws Exception {
    List<Outcome> outcomes = readResource("illegal-trade-report.csv");
    assertThat(outcomes).hasSize(6).allMatch(outcome -> outcome instanceof Read);
    SeizureReport first = report(outcomes.getFirst());
    assertThat(first.lines().getFirst().quantities())
        .extracting(quantity -> quantity.amount().toPlainString())
        .containsExactly("11", "1.60");
    assertThat(first.location().unLocode()).isEqualTo("NLRTM");
    assertThat(first.concealment().getFirst().kind())
        .isEqualTo(ConcealmentMethod.DECLARED_AS_OTHER_GOODS);
    assertThat(first.allegedDestinations().getFirst().code()).isEqualTo("VN");
    SeizureReport sacks = report(outcomes.get(1));
    assertThat(sacks.lines().getFirst().taxon().rank()).isEqualTo(TaxonRank.IDENTIFICATION_PENDING);
    Quantity quantity = sacks.lines().getFirst().quantities().getFirst();
    assertThat(quantity.unit()).isEqualTo(new Coded("sacks", null, null));
    assertThat(quantity.citesUnit()).isFalse();
    assertThat(report(outcomes.get(2)).date().reported()).isEqualTo("2026-09-01");
    assertThat(report(outcomes.get(3)).date().seized()).isNull();
    assertThat(((Read) outcomes.get(4)).rows()).containsExactly(5L, 6L);
    assertThat(report(outcomes.get(4)).lines()).hasSize(2);
  }

  @Test
  void nationalitiesStandInThePersonsPartAlone() throws Exception {
    Read read = (Read) readResource("illegal-trade-report.csv").getFirst();
    Persons persons = (Persons) read.parts().get("persons");
    assertThat(persons.nationalitiesOfOffenders())
        .extracting(Coded::code)
        .containsExactly("CN", "VN");
    assertThat(new String(StrictJson.write(read.parts().get("report")), UTF_8))
        .doesNotContain("\"CN\"");
    Read without = (Read) readResource("illegal-trade-report.csv").get(1);
    assertThat(without.parts()).containsOnlyKeys("report");
  }

  @Test
  void columnsAreFoundByNameInAnyOrderAfterAByteOrderMark() throws Exception {
    String csv = "\uFEFFQuantity, Species ,Reference\r\n2,Manis javanica,A-1\r\n";
    SeizureReport report = report(read(csv).getFirst());
    assertThat(report.reference()).isEqualTo("A-1");
    assertThat(report.lines().getFirst().taxon().name()).isEqualTo("Manis javanica");
  }

  @Test
  void withoutAReferenceEachRowIsASeizure() throws Exception {
    List<Outcome> outcomes = read("Species,Quantity\nManis javanica,1\nManis javanica,1\n");
    assertThat(outcomes)
        .extracting(outcome -> ((Read) outcome).reference())
        .containsExactly("row-1", "row-2");
  }

  @Test
  void aColumnThatNoMappingNamesRefusesTheTable() {
    assertThat(unknown("Reference,Species,Quantity,Name of offender\nA,B,1,X\n").unknownColumns())
        .containsExactly("Name of offender");
    assertThat(unknown("id,taxon,quantity,shipment\n1,M,1,x\n").unknownColumns())
        .containsExactly("shipment");
    assertThat(unknown("Reference,Unit\nA,kg\n")).hasMessageContaining("Species");
    assertThat(unknown("Species,Quantity,Species\nA,1,B\n").unknownColumns())
        .containsExactly("Species");
    assertThat(unknown("")).hasMessageContaining("no header");
    assertThat(unknown("\"Species")).hasMessageContaining("RFC 4180");
  }

  @ParameterizedTest
  @CsvSource({
    "Date of seizure, 2026-02-30, is not a date",
    "Date of seizure, 03/10/2026, is not a date",
    "Date of seizure, unknown (reported 2026-02-30), is not a date",
    "Species, '', is empty",
    "Species, pangolin;tiger, several values",
    "Description of specimen, scales;skins, several values",
    "Quantity, abc, is not a number",
    "Quantity, '1,60', is not a number",
    "Quantity, -1, is not a number",
    "Quantity, 1e9, is not a number",
    "Quantity, 0, must be greater than 0",
    "Quantity, 1;, do not pair up",
    "Quantity, '', is empty",
    "Unit, kg;no., do not pair up",
    "Alleged country of origin, QQ, country code",
    "Country(ies) of transit, NG;;MA, nothing beside",
    "Nationality of offenders, QQ, country code",
    "Location of incident, '95, 10', 90 or less",
  })
  void refusesARowWithItsColumnValueAndReason(String column, String value, String reason)
      throws Exception {
    List<String> row =
        new ArrayList<>(IllegalTradeReportCsv.COLUMNS.stream().map(c -> "").toList());
    row.set(0, "R-1");
    row.set(2, "Manis javanica");
    row.set(4, "1");
    row.set(5, "kg");
    row.set(IllegalTradeReportCsv.COLUMNS.indexOf(column), value);
    String cells = row.stream().map(cell -> '"' + cell + '"').reduce((a, b) -> a + "," + b).get();
    String good = "R-2" + ",".repeat(2) + "Manis javanica" + ",".repeat(18);
    String csv =
        String.join(",", IllegalTradeReportCsv.COLUMNS) + "\n" + cells + "\n" + good + "\n";

    List<Outcome> outcomes = read(csv);
    Refused refused = (Refused) outcomes.getFirst();
    assertThat(refused.row()).isEqualTo(1);
    if (reason.equals("do not pair up")) {
      assertThat(refused.column()).isEqualTo("Unit");
    } else {
      assertThat(refused.column()).isEqualTo(column);
      assertThat(refused.value()).isEqualTo(value);
    }
    assertThat(refused.reason()).contains(reason);
    assertThat(refused.cells()).isEqualTo(row);
    assertThat(outcomes.get(1)).isInstanceOf(Read.class);
  }

  @Test
  void aSeizureGoesWholeOrNotAtAll() throws Exception {
    String csv =
        "Reference,Species,Quantity\nA,Manis javanica,1\nA,Manis javanica,x\nB,Manis spp.,1\n";
    List<Outcome> outcomes = read(csv);
    assertThat((Refused) outcomes.get(0))
        .extracting(Refused::row, Refused::reason)
        .containsExactly(1L, "row 2 of the same seizure was refused");
    assertThat((Refused) outcomes.get(1))
        .extracting(Refused::row, Refused::column, Refused::value)
        .containsExactly(2L, "Quantity", "x");
    assertThat(((Read) outcomes.get(2)).reference()).isEqualTo("B");
  }

  @Test
  void rowsOfOneSeizureMayNotContradictEachOther() throws Exception {
    String csv =
        "Reference,Species,Quantity,Sanction\nA,Manis spp.,1,fine\nA,Manis spp.,2,\nA,Manis spp.,3,prison\n";
    Refused refused = (Refused) read(csv).get(2);
    assertThat(refused.column()).isEqualTo("Sanction");
    assertThat(refused.reason()).isEqualTo("differs from row 1 of the same seizure");
    String agreeing = csv.replace("prison", "fine");
    assertThat(report(read(agreeing).getFirst()).lines()).hasSize(3);
  }

  @Test
  void refusesARowThatDoesNotFitTheHeader() throws Exception {
    List<Outcome> outcomes =
        read("Reference,Species,Quantity\nA,Manis spp.\nB,Manis spp.,1,2\n,Manis spp.,1\n");
    assertThat(outcomes)
        .extracting(outcome -> ((Refused) outcome).reason())
        .containsExactlyInAnyOrder(
            "has 2 cells, the header has 3",
            "has 4 cells, the header has 3",
            "is empty: nothing tells which message this is");
  }

  @Test
  void refusesControlCharactersAndTextsThatAreTooLong() throws Exception {
    String csv =
        "Reference,Species,Quantity,Sanction\nA,Manis spp.,1,a\u0000b\nB,Manis spp.,1,%s\n";
    List<Outcome> outcomes = read(csv.formatted("x".repeat(2001)));
    assertThat(((Refused) outcomes.get(0)).reason()).contains("control characters");
    assertThat(((Refused) outcomes.get(1)).column()).isEqualTo("Sanction");
  }

  @Test
  void refusesASecondRecordWithTheSameId() throws Exception {
    List<Outcome> outcomes =
        read("id,taxon,quantity\n1,Manis spp.,1\n1,Manis spp.,2\n,Manis spp.,2\n");
    assertThat(outcomes)
        .filteredOn(outcome -> outcome instanceof Refused)
        .extracting(outcome -> ((Refused) outcome).reason())
        .containsExactly(
            "stands twice: each row is a message of its own",
            "is empty: nothing tells which message this is");
    assertThat(outcomes).filteredOn(outcome -> outcome instanceof Read).hasSize(1);
  }

  @Test
  void rowsOfOneSeizureNeedNotStandTogether() throws Exception {
    List<Outcome> outcomes =
        read("Reference,Species,Quantity\nA,Manis spp.,1\nB,Manis spp.,1\nA,Manis javanica,2\n");
    assertThat(((Read) outcomes.get(0)).rows()).containsExactly(1L, 3L);
    assertThat(((Read) outcomes.get(1)).rows()).containsExactly(2L);
  }

  @Test
  void aReferenceThatComesBackInALaterBlockIsRefused() throws Exception {
    StringBuilder csv = new StringBuilder("Reference,Species,Quantity\n");
    for (int i = 1; i <= 10_000; i++) {
      csv.append("R-").append(i).append(",Manis spp.,1\n");
    }
    csv.append("R-10000,Manis spp.,2\nNEW,Manis spp.,1\nR-1,Manis spp.,2\n");
    List<Outcome> outcomes = read(csv.toString());
    Read straddling = (Read) outcomes.get(9_999);
    assertThat(straddling.rows()).containsExactly(10_000L, 10_001L);
    assertThat(outcomes).filteredOn(outcome -> outcome instanceof Refused).hasSize(1);
    Refused refused =
        (Refused) outcomes.stream().filter(it -> it instanceof Refused).findFirst().get();
    assertThat(refused.row()).isEqualTo(10_003);
    assertThat(refused.reason()).isEqualTo("came already in an earlier part of the file");
  }

  @Test
  void aBrokenQuoteEndsTheReadingAloud() throws Exception {
    List<Outcome> outcomes =
        read("Reference,Species,Quantity\nA,Manis spp.,1\nB,\"Manis\" spp.,1\nC,Manis spp.,1\n");
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome instanceof Refused)
        .extracting(outcome -> ((Refused) outcome).reason())
        .allMatch(reason -> reason.contains("RFC 4180") && reason.contains("nothing after it"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedNotReplaced() throws Exception {
    byte[] latin = "Reference,Species,Quantity\nA,Manis spp.,1\nB,Mänis,1\n".getBytes(ISO_8859_1);
    UnknownTable atOnce =
        catchThrowableOfType(
            UnknownTable.class, () -> CsvTable.open(new ByteArrayInputStream(latin)));
    assertThat(atOnce).hasMessageContaining("not UTF-8");
  }

  @Test
  void readsAnEndlessFileBlockByBlock_andStopsAtAQuoteThatIsNeverClosed() throws Exception {
    try (CsvTable table = CsvTable.open(new EndlessTable("", "A%d,Manis spp.,1\n"))) {
      Iterator<Outcome> outcomes = table.iterator();
      for (int i = 0; i < 15_000; i++) {
        assertThat(outcomes.next()).isInstanceOf(Read.class);
      }
    }
    try (CsvTable table = CsvTable.open(new EndlessTable("A,\"", "never closed %d\n"))) {
      Refused refused = (Refused) table.iterator().next();
      assertThat(refused.reason()).contains("is longer than 1000000 characters");
    }
  }

  /** A header and a start, then the same line for ever. */
  private static final class EndlessTable extends Reader {
    private final String line;
    private String rest;
    private int number;

    EndlessTable(String start, String line) {
      this.rest = "Reference,Species,Quantity\n" + start;
      this.line = line;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      if (rest.isEmpty()) {
        rest = line.formatted(++number);
      }
      int count = Math.min(length, rest.length());
      rest.getChars(0, count, into, offset);
      rest = rest.substring(count);
      return count;
    }

    @Override
    public void close() throws IOException {}
  }

  @Test
  void allThatIsWrongWithASeizureIsToldAtOnce_eachAtItsCell() throws Exception {
    List<Outcome> outcomes =
        read(
            """
            Reference,Date of seizure,Species,Quantity,Unit,Alleged country of origin
            E-1,03/10/2026,,many,kg,QQ
            E-1,,Manis javanica;Manis sp.,1;2,kg,
            """);
    assertThat(outcomes).hasSize(2);
    Refused first = (Refused) outcomes.get(0);
    assertThat(first.problems())
        .extracting(CellProblem::column, CellProblem::rule)
        .containsExactlyInAnyOrder(
            tuple("Date of seizure", TableRule.NOT_A_DATE),
            tuple("Species", TableRule.TAXON_EMPTY),
            tuple("Quantity", TableRule.NOT_A_NUMBER),
            tuple("Alleged country of origin", TableRule.COUNTRY_UNKNOWN));
    assertThat(first.together()).containsExactly(1L, 2L);
    assertThat(((Refused) outcomes.get(1)).problems())
        .extracting(CellProblem::rule)
        .containsExactlyInAnyOrder(TableRule.SEVERAL_VALUES, TableRule.QUANTITIES_UNPAIRED);
  }
}
