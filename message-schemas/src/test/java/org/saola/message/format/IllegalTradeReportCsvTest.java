// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.json.StrictJson;
import org.saola.message.person.Persons;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.TaxonRank;

class IllegalTradeReportCsvTest {
  private static String written(List<CsvTable.Outcome> outcomes) throws Exception {
    StringWriter out = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(out)) {
      for (CsvTable.Outcome outcome : outcomes) {
        Read read = (Read) outcome;
        SeizureReport report = throughJson(read.parts().get("report"), SeizureReport.class);
        if (read.parts().containsKey("persons")) {
          csv.add(report, throughJson(read.parts().get("persons"), Persons.class));
        } else {
          csv.add(report);
        }
      }
    }
    return out.toString();
  }

  private static <T> T throughJson(Object part, Class<T> as) throws Exception {
    return StrictJson.read(StrictJson.write(part), as);
  }

  private static List<List<String>> cells(String csv) throws Exception {
    return CSVFormat.RFC4180.parse(new StringReader(csv)).stream().map(CSVRecord::toList).toList();
  }

  @Test
  void whatWasReadIsWrittenUnchanged() throws Exception {
    String csv =
        new String(CsvTableTest.resource("illegal-trade-report.csv").readAllBytes(), UTF_8);
    assertThat(cells(written(CsvTableTest.read(csv)))).isEqualTo(cells(csv));
  }

  @Test
  void twoQuantitiesAPendingTaxon109SacksAnUnknownDateAndAFalseDeclarationSurvive()
      throws Exception {
    String row =
        "NL-9,unknown (reported 2026-09-01),identification pending,scales,11;1.60;109,no.;kg;sacks,"
            + "NL RTM,Customs,X-ray scan,undeclared,Sea container,Declared as cashew nuts,NG,,VN,,"
            + ",,,,";
    String csv = String.join(",", IllegalTradeReportCsv.COLUMNS) + "\r\n" + row + "\r\n";
    List<CsvTable.Outcome> outcomes = CsvTableTest.read(csv);
    Read read = (Read) outcomes.getFirst();
    SeizureReport sent = throughJson(read.parts().get("report"), SeizureReport.class);
    checkFlags(sent);
    String written = written(outcomes);
    assertThat(written).isEqualTo(csv);
    Read again = (Read) CsvTableTest.read(written).getFirst();
    assertThat(again.parts().get("report")).isEqualTo(sent);
  }

  private static void checkFlags(SeizureReport report) {
    assertThat(report.lines().getFirst().taxon().rank())
        .isEqualTo(TaxonRank.IDENTIFICATION_PENDING);
    assertThat(report.lines().getFirst().quantities())
        .extracting(quantity -> quantity.amount().toPlainString(), Quantity::citesUnit)
        .containsExactly(tuple("11", true), tuple("1.60", true), tuple("109", false));
    assertThat(report.lines().getFirst().quantities().getLast().unit())
        .isEqualTo(new Coded("sacks", null, null));
    assertThat(report.date().seized()).isNull();
    assertThat(report.date().reported()).isEqualTo("2026-09-01");
    assertThat(report.concealment())
        .extracting(AsGiven::asGiven, AsGiven::kind)
        .containsExactly(
            tuple("Declared as cashew nuts", ConcealmentMethod.DECLARED_AS_OTHER_GOODS));
  }

  @Test
  void columnsAreWrittenInTheFormsOrder() throws Exception {
    assertThat(cells(written(List.of())).getFirst()).isEqualTo(IllegalTradeReportCsv.COLUMNS);
    assertThat(IllegalTradeReportCsv.COLUMNS)
        .containsExactlyElementsOf(
            List.of(
                new String(CsvTableTest.resource("illegal-trade-report.csv").readAllBytes(), UTF_8)
                    .lines()
                    .findFirst()
                    .get()
                    .split(",")));
  }

  @Test
  void anOldRecordKeepsWhatTheFormHasNoColumnFor() throws Exception {
    String csv =
        "id,year,appendix,taxon,quantity,exporter,purpose,source\n7,1999,II,Manis spp.,3,XX,P,I\n";
    List<String> row = cells(written(CsvTableTest.read(csv))).get(1);
    assertThat(row.getFirst()).isEqualTo("CITES-TRADE-DB-7");
    assertThat(row.getLast())
        .isEqualTo(
            "appendix: II; purpose: P; source: I; exporter: XX; "
                + "taken from: CITES Trade Database (CITES Secretariat / UNEP-WCMC)");
  }

  @Test
  void withoutPersonsNoNationalityIsWritten() throws Exception {
    Read read =
        (Read)
            CsvTableTest.read("Species,Quantity,Nationality of offenders\nManis spp.,1,CN\n")
                .getFirst();
    StringWriter out = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(out)) {
      csv.add((SeizureReport) read.parts().get("report"));
    }
    assertThat(cells(out.toString()).get(1)).doesNotContain("CN");
  }

  @Test
  void aFormulaIsDataAndStaysAsItWas() throws Exception {
    String csv = "Reference,Species,Quantity,Sanction\n+1,Manis spp.,1,=1+1\n";
    List<String> row = cells(written(CsvTableTest.read(csv))).get(1);
    assertThat(row).contains("+1", "=1+1");
  }
}
