// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptFile;
import org.saola.connectors.desk.compose.table.TableSending;
import org.saola.message.format.CsvTable;
import org.saola.message.seizure.SeizureReport;
import org.saola.pages.signin.Person;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A table from an officer's file to sent messages, mended beside its cells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableTest {
  private static final String HEADER =
      "Reference,Date of seizure,Species,Quantity,Unit,Nationality of offenders,Additional information\n";
  private static final String SCRIPT = "<script>alert(1)</script>";

  private TwoDesks desks;
  private TableSteps steps;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    desks = new TwoDesks(folder);
    steps = new TableSteps(desks, "seizure-report", "FR-POLICE", "EUROPOL");
  }

  @AfterAll
  void close() {
    desks.close();
  }

  private String page(String address) throws Exception {
    return desks.page(address);
  }

  private String done(AbstractMockHttpServletRequestBuilder<?> form) throws Exception {
    return desks.done(form);
  }

  /** What the other agency has of a reference. */
  private List<SeizureReport> received(String reference) throws Exception {
    return steps.received("report", SeizureReport.class).stream()
        .filter(report -> report.reference().equals(reference))
        .toList();
  }

  @Test
  void whatIsMendedBesideItsCellIsSentAsTheOutboxWouldHave() throws Exception {
    String draft =
        steps.bring(
            HEADER
                + "T-1,2026-03-01,Manis javanica,11;1.60,no.;kg,CN,\n"
                + "T-1,,Manis pentadactyla,many,kg,,\n"
                + "T-2,03/10/2026,Loxodonta africana,2,kg,,Behind a false wall\n");
    String page = page(draft + "/table");
    assertThat(page)
        .contains("Write a number such as 12 or 1.60", "Write a date such as 2026")
        .contains("href=\"" + draft + "/table?show=mend&amp;page=1#r2-c3-field\"")
        .contains("id=\"r2-c3-field\" name=\"c.2.3\" value=\"many\"")
        .contains("aria-describedby=\"r2-c3-wrong\" aria-invalid=\"true\"", "one report with row 1")
        .contains("2 cells to mend in 2 rows", "1 row waits", "No report is ready");
    assertThat(
            done(
                TableSteps.cells(draft, "continue")
                    .param("c.2.3", "3")
                    .param("c.3.1", "2026-10-03")))
        .isEqualTo(draft + "/table/terms");
    assertThat(page(draft + "/table/terms")).contains("value=\"FR-POLICE\" checked");
    String sent = steps.send(draft, "ALL");
    assertThat(steps.awaitSent(sent))
        .contains("2 of 2 messages accepted", "T-1", "T-2", "Accepted: entry");
    String corrected =
        HEADER
            + "T-1,2026-03-01,Manis javanica,11;1.60,no.;kg,CN,\n"
            + "T-1,,Manis pentadactyla,3,kg,,\n"
            + "T-2,2026-10-03,Loxodonta africana,2,kg,,Behind a false wall\n";
    try (CsvTable table = CsvTable.open(new StringReader(corrected))) {
      for (CsvTable.Outcome outcome : table) {
        CsvTable.Read read = (CsvTable.Read) outcome;
        assertThat(received(read.reference()))
            .containsExactly((SeizureReport) read.parts().get("report"));
      }
    }
    assertThat(done(get(draft))).isEqualTo(sent);
  }

  static Stream<Arguments> hostile() {
    String row = "X-1,2026-03-01,Manis javanica,1,no.,,";
    return Stream.of(
        Arguments.of("EMPTY", "  \n", "The file is empty"),
        Arguments.of("NO_ROWS", HEADER, "nothing below it"),
        Arguments.of("CELL_TOO_LONG", HEADER + row + "a".repeat(900_000), "Row 1, column 7"),
        Arguments.of("BROKEN", HEADER + row + "a".repeat(1 << 20), "From row 1 on"),
        Arguments.of("NO_HEADER", "a,".repeat(3_000) + "\n1\n", "at most 500"),
        Arguments.of("NO_NAMES", "a".repeat(200) + ",b\n1,2\n", "at most 100"),
        Arguments.of("COLUMN_TWICE", "Species,Species\n1,2\n", "the same name"),
        Arguments.of("BROKEN", HEADER + row + "\nX-2,\"never closed\n" + row, "From row 2 on"),
        Arguments.of("NOT_TEXT", HEADER + row + "\0\n", "no table"),
        Arguments.of("WORKBOOK", "PK\u0003\u0004[Content_Types].xml", "CSV UTF-8"),
        Arguments.of("TOO_MANY_ROWS", HEADER + (row + "\n").repeat(10_001), "10,000"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatIsNoTableIsNotTaken_andSaysWhy(String code, String file, String said) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    String goesTo = done(steps.file(draft, file.getBytes(StandardCharsets.UTF_8), "x.csv"));
    assertThat(goesTo).startsWith("/compose/table?wrong=" + code + "&");
    assertThat(page(goesTo)).contains("The table was not taken", said);
    desks
        .customs
        .pages
        .perform(get(draft).with(desks.customs.officer()))
        .andExpect(status().isNotFound());
    assertThat(Files.exists(folder(draft))).isFalse();
  }

  private Path folder(String draft) {
    return desks
        .customs
        .context
        .getBean(Drafts.class)
        .folder(person(), draft.substring(draft.lastIndexOf('/') + 1));
  }

  private static Person person() {
    return new Person("0f8f-1", "Ann Officer");
  }

  @Test
  void tablesOfOtherProgramsAreRead() throws Exception {
    byte[] excel =
        ("Reference;Species;Quantity;Unit;Additional information\r\n"
                + "W-1;Manis javanica;2;kg;\"Ü; ö\"\r\n")
            .getBytes(Charset.forName("windows-1252"));
    assertThat(page(steps.bring(excel, "alt.csv") + "/table"))
        .contains("It was read as windows-1252", "Ü; ö", "1 report is ready");
    assertThat(
            page(
                steps.bring("\uFEFFReference\tSpecies\tQuantity\nW-2\tManis javanica\t2\n")
                    + "/table"))
        .contains("1 report is ready")
        .doesNotContain("windows-1252");
  }

  @Test
  void aRowOfAnotherLengthIsTakenOnlyAsTheOfficerPutIt() throws Exception {
    String draft =
        steps.bring(
            HEADER + "L-1,2026-03-01,Manis javanica,2\nL-2,,Manis javanica,2,kg,,,,extra\n");
    assertThat(page(draft + "/table"))
        .contains(
            "This row has 4 cells for 7 columns", "This row has 9 cells for 7 columns", "extra")
        .contains("Take row 1 as it is shown");
    assertThat(done(TableSteps.cells(draft, "check").param("c.1.4", "kg"))).contains("checked=yes");
    assertThat(page(draft + "/table")).contains("value=\"kg\"", "No report is ready");
    done(TableSteps.cells(draft, "take:1").param("c.1.4", "kg"));
    done(TableSteps.cells(draft, "take:2"));
    assertThat(page(draft + "/table")).contains("2 reports are ready", "kg");
  }

  @Test
  void aColumnThatNobodyKnowsIsSaidToBeOne_orLeftOut() throws Exception {
    String draft =
        steps.bring("Our reference,Species,Quantity,Colleague\nC-1,Manis javanica,2,Ann\n");
    String page = page(draft + "/table");
    assertThat(page)
        .contains("Say first what these columns are", "Our reference", "Colleague")
        .contains("It is “Reference”")
        .doesNotContain("is ready");
    assertThat(
            done(post(draft + "/table/columns").param("column.0", "Species").param("column.3", "")))
        .contains("twice");
    done(post(draft + "/table/columns").param("column.0", "Reference").param("column.3", ""));
    assertThat(page(draft + "/table"))
        .contains("1 report is ready", "Columns that are read otherwise");
    steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(received("C-1")).hasSize(1).noneMatch(it -> it.toString().contains("Ann"));
  }

  /** Of it nothing is left to read: what follows keeps its own number. */
  @Test
  void aRowWithNothingButALeftOutCellShiftsNoOther() throws Exception {
    String draft =
        steps.bring(
            "Colleague,Reference,Species,Quantity\n"
                + "Ann,S-1,Manis javanica,2\nTotal\nBob,S-2,Manis javanica,two\n");
    done(post(draft + "/table/columns").param("column.0", ""));
    assertThat(page(draft + "/table"))
        .contains("Quantity, row 3")
        .doesNotContain("Quantity, row 2");
  }

  @Test
  void strayPersonalDataStandsBesideItsCell_andMayBeLookedAt() throws Exception {
    String draft =
        steps.bring(HEADER + "P-1,2026-03-01,Manis javanica,2,kg,,Desk line +31 6 1234 5678\n");
    assertThat(page(draft + "/table"))
        .contains("looks like a telephone number", "reviewed:1:6:PHONE", "#r1-c6-field");
    done(TableSteps.cells(draft, "reviewed:1:6:PHONE"));
    assertThat(page(draft + "/table")).contains("1 report is ready", "You said: no personal data");
    // What was said of a text is not said of the next.
    done(TableSteps.cells(draft, "check").param("c.1.6", "Call +31 6 8765 4321"));
    assertThat(page(draft + "/table")).contains("looks like a telephone number");
    done(TableSteps.cells(draft, "reviewed:1:6:PHONE"));
    assertThat(done(steps.terms(draft, "ALL"))).contains("/preview");
    assertThat(page(draft + "/table/preview")).contains("to be no personal data: 1");
    steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(received("P-1")).hasSize(1);
  }

  @Test
  void goodRowsGoAlone_theOthersStay_andNothingGoesTwice() throws Exception {
    String draft =
        steps.bring(
            HEADER
                + "G-1,2026-03-01,Manis javanica,2,kg,,\n"
                + "G-2,2026-03-01,Manis javanica,two,kg,,\n"
                + "G-3,2026-03-01,Manis javanica,3,kg,VN,\n");
    assertThat(done(TableSteps.cells(draft, "continue"))).contains("checked=yes");
    assertThat(done(post(draft + "/table/send").param("seen", "x"))).contains("changed=yes");
    assertThat(page(draft + "/table")).contains("Go on with the 2 reports that are ready");
    assertThat(done(TableSteps.cells(draft, "ready")))
        .isEqualTo(draft + "/table/terms?scope=READY_ONES");
    assertThat(done(steps.terms(draft, "READY_ONES"))).contains("/preview");
    String preview = page(draft + "/table/preview?scope=READY_ONES");
    assertThat(preview)
        .contains("1 row is not sent", "1 report without persons")
        .contains("1 report with nationalities of offenders", "Send 2 reports");
    MockHttpServletRequestBuilder button =
        post(draft + "/table/send")
            .param("scope", "READY_ONES")
            .param("seen", TwoDesks.seen(preview));
    String sent = done(button);
    assertThat(done(button)).isEqualTo(sent);
    assertThat(steps.awaitSent(sent)).contains("2 of 2 messages accepted", "still in your draft");
    assertThat(page(draft + "/table")).contains("G-2").doesNotContain("G-1", "G-3");
    assertThat(done(button)).contains("changed=yes");
    done(TableSteps.cells(draft, "continue").param("c.2.3", "2"));
    String last = steps.send(draft, "ALL");
    steps.awaitSent(last);
    assertThat(done(button)).isEqualTo(last);
    for (String reference : List.of("G-1", "G-2", "G-3")) {
      assertThat(received(reference)).as(reference).hasSize(1);
    }
    assertThat(page("/compose")).doesNotContain(draft);
  }

  @Test
  void nothingIsSentButWhatWasLookedAt() throws Exception {
    String draft = steps.bring(HEADER + "S-1,2026-03-01,Manis javanica,2,kg,,\n");
    done(steps.terms(draft, "ALL"));
    String seen = TwoDesks.seen(page(draft + "/table/preview"));
    done(TableSteps.cells(draft, "check").param("c.1.3", "3"));
    assertThat(done(post(draft + "/table/send").param("seen", seen))).contains("changed=yes");
    assertThat(page(draft + "/table/preview?changed=yes")).contains("Nothing was sent");
  }

  @Test
  void whatIsTypedAfterItWasSentIsSaidNotToBeKept_andNoCopyOfTheTableStays() throws Exception {
    String draft = steps.bring(HEADER + "U-1,2026-03-01,Manis javanica,2,kg,,\n");
    done(steps.terms(draft, "ALL"));
    String seen = TwoDesks.seen(page(draft + "/table/preview"));
    Sending sending = desks.customs.context.getBean(Sending.class);
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    Optional<String> name = sending.sendTable(person(), id, TableSending.Scope.ALL, seen);
    assertThat(name).isPresent();
    assertThat(sending.sendTable(person(), id, TableSending.Scope.ALL, seen)).isEqualTo(name);
    try (Stream<Path> files = Files.list(folder(draft))) {
      assertThat(files).noneMatch(it -> it.getFileName().toString().startsWith(KeptFile.PREFIX));
    }
    String sent = "/compose/sent/" + name.get();
    for (AbstractMockHttpServletRequestBuilder<?> form :
        List.of(
            TableSteps.cells(draft, "check").param("c.1.3", "3"),
            post(draft + "/table/columns").param("column.0", ""),
            steps.terms(draft, "ALL"))) {
      assertThat(done(form)).isEqualTo(sent + "?unkept=yes");
    }
    assertThat(page(sent + "?unkept=yes")).contains("What you have typed since is not kept");
    assertThat(page(sent)).doesNotContain("What you have typed since is not kept");
    steps.awaitSent(sent);
    assertThat(received("U-1")).hasSize(1);
  }

  @Test
  void whatThereIsNoRoomForStaysOnThePage_andRowsCanStillBeLeftOut() throws Exception {
    String draft =
        steps.bring(HEADER + "R-1,2026-03-01,Manis javanica,x,kg,,\nR-2,,Manis javanica,y,kg,,\n");
    Path filler = fill(draft);
    String page = unkept(TableSteps.cells(draft, "check").param("c.1.3", "twelve and a half"));
    assertThat(page).contains("value=\"twelve and a half\"", "2 cells to mend in 2 rows");
    page = unkept(TableSteps.cells(draft, "drop:2").param("c.1.3", "twelve and a half"));
    assertThat(page).contains("value=\"twelve and a half\"", "1 cell to mend in 1 row");
    Files.delete(filler);
    done(TableSteps.cells(draft, "check").param("c.1.3", "12.5"));
    assertThat(page(draft + "/table")).contains("1 report is ready");
  }

  private Path fill(String draft) throws Exception {
    Path filler = folder(draft).resolve("filler");
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      file.setLength(desks.customs.context.getBean(Drafts.class).most());
    }
    return filler;
  }

  @Test
  void messagesForWhichThereIsNoRoomAreNotWritten() throws Exception {
    String draft = steps.bring(HEADER + "F-1,2026-03-01,Manis javanica,2,kg,,\n");
    done(steps.terms(draft, "ALL"));
    String seen = TwoDesks.seen(page(draft + "/table/preview"));
    Path filler = fill(draft);
    assertThat(unkept(post(draft + "/table/send").param("seen", seen))).contains("No room");
    Files.delete(filler);
    steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(received("F-1")).hasSize(1);
  }

  private String unkept(MockHttpServletRequestBuilder form) throws Exception {
    return desks
        .customs
        .pages
        .perform(form.with(csrf()).with(desks.customs.officer()))
        .andExpect(status().isInsufficientStorage())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void aRowIsLeftOutAndBroughtBack() throws Exception {
    String draft =
        steps.bring(HEADER + "D-1,2026-03-01,Manis javanica,2,kg,,\nD-2,,Manis javanica,x,kg,,\n");
    String goesTo = done(TableSteps.cells(draft, "drop:2"));
    assertThat(page(goesTo)).contains("Row 2 is left out", "Bring it back", "1 report is ready");
    done(TableSteps.cells(draft, "back:2"));
    assertThat(page(draft + "/table")).contains("1 cell to mend in 1 row");
  }

  @Test
  void whatBrokeOffBeforeItWasHandedOverIsADraftAgain() throws Exception {
    String draft = steps.bring(HEADER + "B-1,2026-03-01,Manis javanica,2,kg,,\n");
    Drafts drafts = desks.customs.context.getBean(Drafts.class);
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    drafts.change(
        person(),
        id,
        kept ->
            kept.sentAs(desks.customs.submissions.newNameForSeveral(), java.time.Instant.now()));
    assertThat(page("/compose")).contains("seizure-report.csv");
    assertThat(page(draft + "/table")).contains("1 report is ready");
    steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(received("B-1")).hasSize(1);
  }

  @Test
  void scriptsAndFormulasInEveryCellAndHeaderAreText() throws Exception {
    String cells =
        String.join(",", List.of(SCRIPT, "=1+1", "@SUM(A1)", "-2+3", "+4", SCRIPT, SCRIPT));
    String draft =
        steps.bring(
            (HEADER.strip() + "," + SCRIPT + "\n" + cells + ",\"" + SCRIPT + "\"\n")
                .getBytes(StandardCharsets.UTF_8),
            SCRIPT + ".csv");
    assertThat(page("/compose")).contains("script&gt;.csv").doesNotContain(SCRIPT);
    for (String address : List.of(draft + "/table", draft + "/table?show=all&open=1")) {
      assertThat(page(address)).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);
    }
    done(post(draft + "/table/columns").param("column.7", ""));
    assertThat(page(draft + "/table?show=all")).contains("=1+1", "@SUM(A1)").doesNotContain(SCRIPT);
    String html =
        desks
            .customs
            .pages
            .perform(
                post(draft + "/table/keep")
                    .param("c.1.3", SCRIPT)
                    .with(csrf())
                    .with(desks.customs.officer()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(html).contains("hx-swap-oob", "&lt;script&gt;").doesNotContain(SCRIPT);
  }

  @Test
  void aCellThatFitsNowIsSaidToAtOnce() throws Exception {
    String draft = steps.bring(HEADER + "H-1,2026-03-01,Manis javanica,x,kg,,\n");
    String answer =
        desks
            .customs
            .pages
            .perform(
                post(draft + "/table/keep")
                    .param("c.1.3", "4")
                    .with(csrf())
                    .with(desks.customs.officer()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(answer)
        .contains("Draft saved at", "It fits now", "1 report is ready", "id=\"r1-c3\"")
        .doesNotContain("aria-invalid");
  }

  @Test
  void anotherOfficersTableIsNotThere_andAForgedFormChangesNothing() throws Exception {
    String draft = steps.bring(HEADER + "O-1,2026-03-01,Manis javanica,x,kg,,\n");
    var colleague = desks.customs.officer().idToken(token -> token.subject("another"));
    for (String address : List.of("/table", "/table/terms", "/table/preview")) {
      desks
          .customs
          .pages
          .perform(get(draft + address).with(colleague))
          .andExpect(status().isNotFound());
    }
    for (String address :
        List.of("/table/cells", "/table/keep", "/table/columns", "/table/terms")) {
      desks
          .customs
          .pages
          .perform(post(draft + address).param("c.1.3", "4").with(csrf()).with(colleague))
          .andExpect(status().isNotFound());
    }
    desks
        .customs
        .pages
        .perform(post(draft + "/table/send").param("seen", "x").with(csrf()).with(colleague))
        .andExpect(status().isNotFound());
    desks
        .customs
        .pages
        .perform(
            TableSteps.cells(draft, "check")
                .param("c.1.3", "4")
                .with(csrf().useInvalidToken())
                .with(desks.customs.officer()))
        .andExpect(forwardedUrl("/stale"));
    assertThat(page(draft + "/table")).contains("1 cell to mend");
    // Cells that are not there are not written.
    done(
        TableSteps.cells(draft, "check")
            .param("c.7.3", "4")
            .param("c.1.99", "4")
            .param("c.0.0", "4"));
    assertThat(page(draft + "/table")).contains("1 cell to mend");
  }

  @Test
  void tablesAreReadByTheConnectorAlone() throws Exception {
    String draft = steps.bring(HEADER + "M-1,2026-03-01,Manis javanica,x,kg,,\n");
    done(TableSteps.cells(draft, "check").param("c.1.3", "4"));
    try (Stream<Path> files = Files.walk(folder(draft))) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .as(file.toString())
                      .endsWith("------"));
    }
  }

  @Test
  void tenThousandRowsAreShownAPageAtATime() throws Exception {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 1; i <= 10_000; i++) {
      csv.append(
          "N-%d,2026-03-01,Manis javanica,%s,kg,,Scales in bags\n"
              .formatted(i, i % 100 == 0 ? "x" : "2"));
    }
    long start = System.nanoTime();
    String draft = steps.bring(csv.toString());
    String page = page(draft + "/table");
    long first = System.nanoTime();
    assertThat(page).contains("100 cells to mend in 100 rows", "Page 1 of 2", "And 90 more");
    assertThat(page.length()).isLessThan(200_000);
    assertThat(page(draft + "/table?show=all&page=200"))
        .contains("N-10000")
        .doesNotContain("N-9950<");
    long second = System.nanoTime();
    System.out.printf(
        "10 000 rows: brought and checked in %d ms, a page in %d ms%n",
        (first - start) / 1_000_000, (second - first) / 1_000_000);
    assertThat(Duration.ofNanos(second - first)).isLessThan(Duration.ofSeconds(2));
  }
}
