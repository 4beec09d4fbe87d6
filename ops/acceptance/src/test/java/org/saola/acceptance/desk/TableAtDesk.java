// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.saola.acceptance.browser.Windows;

/** What an officer does with a table: brings it, mends it beside its cells, sends it. */
final class TableAtDesk {
  /** Six rows of five seizures: a date as in the office, a number in words, a foreign column. */
  private static final String TABLE =
      """
      Reference,Date of seizure,Species,Description of specimen,Quantity,Unit,Location of incident,Country of origin,Nationality of offenders,Additional information
      RTM-101,2026-03-01,Manis javanica,scales,11;1.60,no.;kg,Rotterdam,VN,,Scales in bags of cashew nuts
      RTM-101,,Loxodonta africana,ivory carvings,three,no.,,,,
      RTM-102,14/03/2026,Dalbergia nigra,sawn wood,2.4,m3,Rotterdam,BR,,Under scrap metal
      RTM-103,2026-03-20,Hippocampus spp.,bodies,1200,no.,Schiphol,SN,CN,Between dried fish
      RTM-104,2026-04-02,Anguilla anguilla,live,84,kg,Schiphol,,,Ask the driver at +31 6 1234 5678
      RTM-105,2026-04-03,Panthera tigris,,,kg,Schiphol,=1+1,,
      """;

  /** Three alerts: an animal's code without its 0, a country that is none, a foreign column. */
  private static final String ALERTS =
      """
      reference,stage,subject,taxa,hsCodes,route.origin,modusOperandi,validFrom,validUntil,Driver
      RTM-A1,WARNING,Scales in sacks,Manis spp.,507,NG: Lagos,Between cashew nuts,2026-11-22,2026-12-22,
      RTM-A2,WARNING,Ivory in parcels,Loxodonta africana,,QQ,By post,2026-11-22,2026-12-22,J. Doe
      RTM-A3,FEEDBACK,Live eels,Anguilla anguilla,0301,PT,In suitcases,2026-11-22,2026-12-22,
      """;

  private final Windows windows;
  private final Page page;

  TableAtDesk(Windows windows, Page page) {
    this.windows = windows;
    this.page = page;
  }

  void bringMendAndSend(String alsoTo) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write")).click();
    look("table-begin");
    page.getByText("From a table (CSV)").click();
    choose("seizures.xlsx", "PK\u0003\u0004 no table");
    assertThat(page.getByText("This is a workbook, not a CSV file")).isVisible();
    look("table-workbook");
    choose("seizures.csv", TABLE);

    assertThat(page.getByText("Say first what these columns are")).isVisible();
    look("table-columns");
    page.getByLabel("Country of origin").selectOption("Alleged country of origin");
    press("Read the columns so");
    assertThat(page.getByText("This does not fit yet")).isVisible();
    look("table-problems");

    cell("Quantity, row 2").fill("3");
    cell("Date of seizure, row 3").fill("2026-03-14");
    // Beside the cell, without a word from the officer.
    assertThat(page.locator("#r2-c4")).containsText("It fits now");
    cell("Additional information, row 5").fill("Ask the driver.");
    press("Check again");
    assertThat(page.locator("#counts")).containsText("4 reports are ready");
    page.locator("#r6").getByRole(AriaRole.BUTTON).getByText("Whole row").click();
    look("table-row");
    page.locator("#r6").getByRole(AriaRole.BUTTON).getByText("Leave out").click();
    assertThat(page.getByText("Row 6 is left out.")).isVisible();
    look("table-ready");

    press("Continue: who gets it");
    page.locator("[name=to][value='%s']".formatted(alsoTo)).check();
    look("table-terms");
    press("Continue: see who gets it");
    assertThat(page.getByText("3 reports without persons")).isVisible();
    assertThat(page.getByText("1 report with nationalities of offenders")).isVisible();
    look("table-preview");
    press("Send 4 reports");
    assertThat(page.getByRole(AriaRole.HEADING, named("Sent"))).isVisible();
    // Each goes to the partner platform in a message of its own.
    assertThat(page.getByText("8 of 8 messages accepted")).isVisible();
    look("table-sent");
  }

  /** To the agency's usual group. */
  void bringAlerts() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write")).click();
    page.getByText("From a table (CSV)").click();
    page.getByRole(AriaRole.LINK, named("Alerts")).click();
    assertThat(page.getByText("An alert never holds personal data")).isVisible();
    look("table-alerts-begin");
    choose("alerts.csv", ALERTS);
    assertThat(page.getByText("This column is named after persons")).isVisible();
    look("table-alerts-columns");
    page.getByLabel("Driver").selectOption("Leave it out: it is not sent");
    press("Read the columns so");
    assertThat(page.getByText("There is no such country code").first()).isVisible();
    look("table-alerts-problems");
    cell("hsCodes, row 1").fill("0507");
    cell("route.origin, row 2").fill("NG: Lagos");
    press("Check again");
    assertThat(page.locator("#counts")).containsText("3 alerts are ready");
    press("Continue: who gets it");
    look("table-alerts-terms");
    assertThat(page.locator("[name=to][value='@wildlife-alerts']")).isChecked();
    press("Continue: see who gets it");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Send 3 alerts"))).isVisible();
    look("table-alerts-preview");
    press("Send 3 alerts");
    assertThat(page.getByText("messages accepted")).isVisible();
    look("table-alerts-sent");
  }

  private void choose(String name, String content) {
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    press("Read the table");
  }

  private com.microsoft.playwright.Locator cell(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private void press(String words) {
    page.getByRole(AriaRole.BUTTON, named(words)).first().click();
  }

  private void look(String name) {
    windows.screenshots(page, "desk-" + name);
    windows.axeFindsNothing(page);
  }
}
