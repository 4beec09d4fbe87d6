// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.code.CodeLists;
import org.saola.message.format.CsvTable;
import org.saola.message.format.IllegalTradeReportCsv;
import org.saola.message.format.report.IllegalTradeYear.Counts;
import org.saola.message.format.report.IllegalTradeYear.LeftOut;
import org.saola.message.manifest.AgencyId;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Taxon;

class IllegalTradeYearTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final AgencyId OWN = new AgencyId("NL-CUSTOMS");
  private static final AgencyId OTHER = new AgencyId("BE-CITES");
  private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir Path folder;
  private final StringWriter text = new StringWriter();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private static ReportedSeizure seizure(
      AgencyId from, String reference, int second, SeizureDate date, String taxon) {
    SpecimenLine line =
        new SpecimenLine(
            Taxon.named(taxon), null, null, List.of(), null, null, null, null, null, List.of());
    SeizureReport report =
        new SeizureReport(
            reference,
            date,
            List.of(line, line),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null);
    return new ReportedSeizure(from, MORNING.plusSeconds(second), report, null);
  }

  private static SeizureDate on(String date) {
    return new SeizureDate(new PartialDate(date), null, null);
  }

  private Counts write(int buffer, List<ReportedSeizure> seizures) throws Exception {
    try (IllegalTradeYear year = new IllegalTradeYear(Year.of(2026), OWN, folder, buffer);
        IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(text)) {
      for (ReportedSeizure seizure : seizures) {
        year.add(seizure);
      }
      return year.write(csv, leftOut::add);
    }
  }

  @Test
  void ofTwoReportsOfASeizureTheLaterCounts_alsoWhenItCameFirst() throws Exception {
    Counts counts =
        write(
            2,
            List.of(
                seizure(OWN, "A", 9, on("2026-03"), "Manis javanica"),
                seizure(OWN, "A", 3, on("2026-01"), "Manis spp."),
                seizure(OTHER, "A", 1, on("2026"), "Panthera tigris"),
                seizure(OWN, "B", 5, on("2026"), "Manis spp."),
                seizure(OWN, "B", 5, on("2026"), "Manis gigantea")));
    assertThat(counts).isEqualTo(new Counts(5, 3, 6, 0, 2, 0));
    assertThat(text.toString())
        .contains("A,2026-03,Manis javanica", "B,2026,Manis gigantea")
        .contains("BE-CITES/A,2026,Panthera tigris")
        .doesNotContain("Manis spp.");
  }

  @Test
  void aSeizureCountsWhereItHappened_elseWhereItWasReported_elseNotAtAll() throws Exception {
    Counts counts =
        write(
            100,
            List.of(
                seizure(OWN, "reported", 1, new SeizureDate(null, day("2026-01-02"), null), "X"),
                seizure(
                    OWN,
                    "earlier",
                    1,
                    new SeizureDate(new PartialDate("2025-12"), day("2026-01-02"), null),
                    "X"),
                seizure(OWN, "late", 1, new SeizureDate(null, day("2027-01-02"), null), "X"),
                seizure(OWN, "never", 1, new SeizureDate(null, null, "unknown"), "X"),
                seizure(OWN, "moved", 1, on("2026"), "X"),
                seizure(OWN, "moved", 2, on("2024"), "X")));
    assertThat(counts).isEqualTo(new Counts(6, 1, 2, 1, 1, 4));
    assertThat(leftOut)
        .containsExactlyInAnyOrder(
            new LeftOut(OWN, "earlier", "it counts for 2025"),
            new LeftOut(OWN, "late", "it counts for 2027"),
            new LeftOut(OWN, "moved", "it counts for 2024"),
            new LeftOut(OWN, "never", "it has no date at all"));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void nationalitiesAreWrittenWhereTheyAreGiven() throws Exception {
    ReportedSeizure without = seizure(OWN, "A", 1, on("2026"), "X");
    Persons persons = new Persons(List.of(Coded.of("CN", CodeLists.PARTIES)), List.of());
    write(1, List.of(new ReportedSeizure(OWN, MORNING, without.report(), persons)));
    assertThat(text.toString()).contains(",CN,");
  }

  @Test
  void manyReportsGoThroughASmallBuffer_andTheResultIsThatOfASimpleMap() throws Exception {
    Random random = new Random(SEED);
    List<ReportedSeizure> seizures = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      seizures.add(
          seizure(
              random.nextBoolean() ? OWN : OTHER,
              "R-" + random.nextInt(900),
              i,
              on("2026"),
              "Taxon number" + i));
    }
    Map<String, String> last = new TreeMap<>();
    for (ReportedSeizure seizure : seizures) {
      String agency = seizure.from().equals(OWN) ? "" : "BE-CITES/";
      last.put(
          agency + seizure.report().reference(),
          seizure.report().lines().getFirst().taxon().name());
    }
    Collections.shuffle(seizures, random);
    Counts counts = write(70, seizures);
    assertThat(counts.seizures()).as("seed %d", SEED).isEqualTo(last.size());
    assertThat(counts.replaced()).isEqualTo(3_000 - last.size());
    Map<String, String> written = new TreeMap<>();
    try (CsvTable table = CsvTable.open(new StringReader(text.toString()))) {
      for (CsvTable.Outcome outcome : table) {
        CsvTable.Read read = (CsvTable.Read) outcome;
        SeizureReport report = (SeizureReport) read.parts().get("report");
        written.put(read.reference(), report.lines().getFirst().taxon().name());
      }
    }
    assertThat(written).as("seed %d", SEED).isEqualTo(last);
  }

  @Test
  void nothingIsHeldBeyondTheBuffer_andNoFileStaysBehind() throws Exception {
    try (SortedRuns runs = new SortedRuns(folder, 10)) {
      for (int i = 0; i < 95; i++) {
        runs.add(seizure(OWN, "R-" + i, i, on("2026"), "X"));
      }
      assertThat(runs.files()).isEqualTo(9);
      runs.merge();
      assertThat(runs.next()).isNotNull();
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theReportIsDueInTheFollowingYear() {
    assertThat(IllegalTradeYear.dueToCites(Year.of(2026))).isEqualTo("2027-10-31");
    assertThat(IllegalTradeYear.dueToCommission(Year.of(2026))).isEqualTo("2027-06-15");
  }
}
