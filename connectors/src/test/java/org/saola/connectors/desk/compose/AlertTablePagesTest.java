// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.alert.Alert;
import org.saola.message.format.AlertCsv;
import org.saola.message.format.CsvTable;

/** Alerts from a table, on the same way as seizures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertTablePagesTest {
  private static final String HEADER =
      "reference,stage,subject,taxa,hsCodes,route.origin,modusOperandi,validFrom,validUntil";

  private TwoDesks desks;
  private TableSteps steps;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    desks = new TwoDesks(folder);
    steps = new TableSteps(desks, "alert", "@eu-customs");
  }

  @AfterAll
  void close() {
    desks.close();
  }

  private static String row(String reference, String subject) {
    return "%s,WARNING,%s,Manis spp.,0507,NG: Lagos,In sacks,2026-11-22,2026-12-22\n"
        .formatted(reference, subject);
  }

  private List<Alert> received(String prefix) throws Exception {
    return steps.received("alert", Alert.class).stream()
        .filter(alert -> alert.reference().startsWith(prefix))
        .toList();
  }

  private String said(AlertFile file) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    byte[] bytes = file.csv().getBytes(StandardCharsets.UTF_8);
    return desks.page(desks.done(new TableSteps(desks, file.type()).file(draft, bytes, "x.csv")));
  }

  private record AlertFile(String type, String csv) {}

  @Test
  void whatIsMendedBesideItsCellArrivesAtTheOtherDesk_eachAlertAsItsOwnMessage() throws Exception {
    String draft =
        steps.bring(
            HEADER
                + "\nT-1,WARNING,Scales,Manis spp.,507,QQ,In sacks,2026-11-22,2026-12-22\n"
                + "T-2,soon,Ivory,Loxodonta africana,,,In parcels,2026-11-22,2026-11-21\n"
                + row("T-3", "Eels"));
    assertThat(desks.page(draft + "/table"))
        .contains("Each row becomes an alert.", "1 alert is ready (1 row)")
        .contains("3 cells to mend in 2 rows")
        .contains("0507, not 507", "There is no such country code")
        .contains("Write one of these: WARNING, FEEDBACK, SEIZURE")
        .contains("id=\"r1-c4-field\" name=\"c.1.4\" value=\"507\"")
        .contains("aria-describedby=\"r1-c4-wrong\" aria-invalid=\"true\"");
    assertThat(
            desks.done(
                TableSteps.cells(draft, "continue")
                    .param("c.1.4", "0507")
                    .param("c.1.5", "NG: Lagos;GH")
                    .param("c.2.1", "Warning")))
        .contains("checked=yes");
    assertThat(desks.page(draft + "/table")).contains("1 cell to mend in 1 row");
    assertThat(desks.done(TableSteps.cells(draft, "continue").param("c.2.8", "2026-12-22")))
        .isEqualTo(draft + "/table/terms");
    desks.done(steps.terms(draft, "ALL"));
    assertThat(desks.page(draft + "/table/preview"))
        .contains("makes 3 alerts of 3 rows", "3 alerts</h2>", "Send 3 alerts");
    String page = steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(page).contains("3 of 3 messages accepted", "T-1", "T-2", "T-3", "Accepted: entry");
    String corrected =
        HEADER
            + "\nT-1,WARNING,Scales,Manis spp.,0507,NG: Lagos;GH,In sacks,2026-11-22,2026-12-22\n"
            + "T-2,Warning,Ivory,Loxodonta africana,,,In parcels,2026-11-22,2026-12-22\n"
            + row("T-3", "Eels");
    try (CsvTable table = CsvTable.open(new StringReader(corrected))) {
      for (CsvTable.Outcome outcome : table) {
        Alert meant = (Alert) ((CsvTable.Read) outcome).parts().get("alert");
        assertThat(received(meant.reference())).containsExactly(meant);
      }
    }
    assertThat(desks.page("/compose")).doesNotContain(draft);
  }

  @Test
  void aRecipientsOwnSystemsGetTheRowBesideTheDocument() throws Exception {
    steps.awaitSent(steps.send(steps.bring(HEADER + "\n" + row("C-1", "Rosewood")), "ALL"));
    try (var inbox = Files.walk(desks.police.agency.home.inbox())) {
      assertThat(inbox.filter(file -> file.endsWith("alert.csv")))
          .anySatisfy(file -> assertThat(file).content().contains("C-1", "Rosewood", "NG: Lagos"));
    }
  }

  @Test
  void aColumnNamedAfterPersonsCanOnlyBeLeftOut() throws Exception {
    String draft =
        steps.bring(HEADER + ",Driver,Remarks\n" + row("P-1", "Scales").strip() + ",J. Doe,None\n");
    String page = desks.page(draft + "/table");
    assertThat(page)
        .contains("This column is named after persons. An alert has no place for them")
        .contains("id=\"column.9-persons\"", "aria-describedby=\"column.9-persons\"");
    String driver = page.replaceAll("(?s).*<select id=\"column.9\"(.*?)</select>.*", "$1");
    assertThat(driver).doesNotContain("additionalInformation").contains("Leave it out");
    assertThat(page).contains("It is “additionalInformation”");
    // Whatever a form says: it is read as nothing else, left out or not.
    for (String as : List.of("additionalInformation", "", "additionalInformation")) {
      desks.done(
          post(draft + "/table/columns").param("column.9", as).param("column.10", "Remarks"));
    }
    desks.done(
        post(draft + "/table/columns")
            .param("column.9", "specimens")
            .param("column.10", "additionalInformation"));
    assertThat(desks.page(draft + "/table")).contains("1 alert is ready");
    steps.awaitSent(steps.send(draft, "ALL"));
    assertThat(received("P-1"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.additionalInformation()).isEqualTo("None");
              assertThat(alert.toString()).doesNotContain("Doe");
            });
  }

  @Test
  void personalDataInACellIsShownBesideIt() throws Exception {
    String draft = steps.bring(HEADER + "\n" + row("S-1", "Ask the driver at +31 6 1234 5678"));
    assertThat(desks.page(draft + "/table"))
        .contains("looks like a telephone number", "reviewed:1:2:PHONE", "#r1-c2-field");
    draft =
        steps.bring(
            HEADER.replace("route.origin", "route.transit")
                + "\n"
                + row("S-2", "Scales").replace("NG: Lagos", "NG: Mr John Smith's shed"));
    assertThat(desks.page(draft + "/table")).contains("reviewed:1:5:NAME");
  }

  @Test
  void aTableOfTheOtherKindIsNotTaken_andSaysSo() throws Exception {
    String seizures = "Reference,Species,Quantity\nA,Manis javanica,2\n";
    assertThat(said(new AlertFile("alert", seizures)))
        .contains("another kind of table", "aria-current=\"page\">Alerts");
    assertThat(said(new AlertFile("seizure-report", HEADER + "\n" + row("A", "Scales"))))
        .contains("another kind of table", "aria-current=\"page\">Seizures");
  }

  @Test
  void theKindIsChosen_itsColumnsAreTold_andItsTemplateIsRead() throws Exception {
    String page = desks.page("/compose/table?type=alert");
    assertThat(page)
        .contains("href=\"/compose/table?type=seizure-report\"", "aria-current=\"page\">Alerts")
        .contains("An alert never holds personal data")
        .contains("href=\"/compose/table/alert.csv\"")
        .contains("<code>modusOperandi</code>", "How they work: what to look for")
        .contains("WARNING, FEEDBACK or SEIZURE")
        .doesNotContain("??", "Species");
    assertThat(desks.page("/compose/table"))
        .contains("aria-current=\"page\">Seizures", "<code>Species</code>", "Kind of specimen")
        .doesNotContain("??", "never holds personal data");
    String template = desks.page("/compose/table/alert.csv");
    assertThat(template.strip().split(",")).containsExactlyElementsOf(AlertCsv.COLUMNS);
    desks
        .customs
        .pages
        .perform(get("/compose/table/seizure-report.csv").with(desks.customs.officer()))
        .andExpect(
            header().string("Content-Disposition", "attachment; filename=\"seizure-report.csv\""))
        .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"));
    String filled =
        template + "T-9,WARNING,Scales,Manis spp.,,,,,,In sacks,,,2026-11-22,2026-12-22,\r\n";
    assertThat(desks.page(steps.bring(filled) + "/table")).contains("1 alert is ready");
    for (String address :
        List.of("/compose/table?type=case-request", "/compose/table/recall.csv")) {
      desks
          .customs
          .pages
          .perform(get(address).with(desks.customs.officer()))
          .andExpect(status().isNotFound());
    }
  }
}
