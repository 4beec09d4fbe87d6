// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.InProcess;
import org.saola.acceptance.browser.BrowserExtension;
import org.saola.acceptance.browser.Look;
import org.saola.acceptance.browser.Windows;
import org.saola.acceptance.keycloak.Keycloak;
import org.saola.acceptance.keycloak.KeycloakExtension;
import org.saola.acceptance.keycloak.Realm;
import org.saola.acceptance.signin.Person;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;

/**
 * An auditor asks who sent what to whom, under which rule, and how to know that the answer is whole
 * and unaltered.
 */
@ExtendWith({BrowserExtension.class, KeycloakExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {
  private static final double PATIENCE = Duration.ofSeconds(20).toMillis();
  private static final Path SEIZURES = Path.of("../demo/pangolin-seizures.csv");

  private Realm realm;
  private AuditedHub hub;
  private Person ines;

  @BeforeAll
  void open(Keycloak keycloak, @TempDir Path folder) throws Exception {
    realm = keycloak.realm();
    ines = realm.auditor("Ines Duarte");
    hub =
        AuditedHub.start(
            folder.resolve("data"), realm, List.of("NL-CUSTOMS", "BE-CITES", "EUROPOL"));
    Path records = folder.resolve("seizures.csv");
    Files.write(records, Files.readAllLines(SEIZURES).subList(0, 3));
    hub.drop("NL-CUSTOMS", records);
    hub.await(Question.ALL.events(Event.HANDED_OVER), 2);
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  @Order(1)
  void anAuditorSaysWhy_findsAMessage_andFollowsItsLife(Windows windows) {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ines);
    assertThat(page.getByText("What are you looking into?")).isVisible();
    look(windows, page, "consult");
    page.getByRole(AriaRole.BUTTON, named("Begin")).click();
    assertThat(page.getByText("What are you looking into?")).isVisible();
    begin(page);
    assertThat(page.locator("tr[data-entry]").first()).isVisible();
    look(windows, page, "entries");

    page.getByLabel("What happened").selectOption("HANDED_OVER");
    page.getByLabel("Agency", exact()).selectOption("BE-CITES");
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    Locator found = page.locator("tr[data-entry]");
    assertThat(found.first()).containsText("Opened by the connector");
    assertThat(page).hasURL(Pattern.compile(".*event=HANDED_OVER.*"));
    assertThat(found.first().locator("[data-mark]")).hasAttribute("data-state", "checked");
    page.locator("a.id").first().click();
    assertThat(page.getByText("How far it came")).isVisible();
    assertThat(page.locator("table.ways")).containsText("BE-CITES");
    look(windows, page, "message");

    page.locator("table.ways a.agency", new Page.LocatorOptions().setHasText("BE-CITES")).click();
    assertThat(page).hasURL(Pattern.compile(".*/agencies/BE-CITES"));
    assertThat(page.getByText("Joined the directory")).isVisible();
    assertThat(page.locator("table.counts a").first()).isVisible();
    assertThat(page.locator("ol.timeline [data-mark]").first())
        .hasAttribute("data-state", "checked");
    look(windows, page, "agency");
    page.goBack();

    page.locator("ol.timeline p.quiet a").first().click();
    look(windows, page, "entry");
    page.navigate(hub.console().resolve("/changes").toString());
    page.locator("ol.timeline a").first().click();
    look(windows, page, "change");
    page.navigate(hub.console().resolve("/figures").toString());
    assertThat(page.getByText("NL-CUSTOMS → BE-CITES")).isVisible();
    look(windows, page, "figures");
    page.locator("a[href*='/figures/unread?to=BE-CITES']").first().click();
    assertThat(page.locator("tr[data-entry]").first()).containsText("BE-CITES");
    look(windows, page, "unread");
  }

  @Test
  @Order(3)
  void reportsArePagesAndDocuments(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ines);
    begin(page);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports")).click();
    look(windows, page, "reports");
    page.getByRole(AriaRole.BUTTON, named("Make the report")).last().click();
    assertThat(page.getByText("What was disclosed to whom")).isVisible();
    assertThat(page.getByText("On what this rests")).isVisible();
    look(windows, page, "report-log");
    windows.printsWell(page, "console-report-log");
    Path pdf = downloadBy(page, page.getByRole(AriaRole.BUTTON, named("PDF")));
    assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    page.getByRole(AriaRole.LINK, named("Every operation, page by page")).click();
    Locator marks = page.locator("tr[data-entry] [data-mark]");
    assertThat(marks.first()).hasAttribute("data-state", "checked");
    assertThat(page.locator("tr[data-entry] [data-mark]:not([data-state=checked])")).hasCount(0);
    assertThat(page.getByText("AUD-2026/7").first()).isVisible();
    look(windows, page, "report-log-entries");
    windows.printsWell(page, "console-report-log-entries");
    Path table = downloadBy(page, page.getByRole(AriaRole.BUTTON, named("CSV of every operation")));
    assertThat(Files.readString(table)).contains("ines", "\"checkpoint root\"");
    page.navigate(hub.console().resolve("/reports").toString());
    page.getByRole(AriaRole.BUTTON, named("Make the report")).first().click();
    assertThat(page.getByText("Sent, by country")).isVisible();
    look(windows, page, "report-case-requests");
    windows.printsWell(page, "console-report-case-requests");
    page.navigate(hub.console().resolve("/figures").toString());
    windows.printsWell(page, "console-figures");
  }

  /** A report needs what is held back here; the pages around it do not. */
  @Test
  @Order(3)
  void whoWaitsForAReportSeesThatItIsMade_andLooksAgain(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ines);
    begin(page);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports")).click();
    try (Connection held = hub.holdingBack("erased")) {
      page.getByRole(AriaRole.BUTTON, named("Make the report")).last().click();
      assertThat(page.getByLabel("The report is being made")).isVisible();
      assertThat(page.getByText("On what this rests")).hasCount(0);
      look(windows, page, "report-making");
      held.rollback();
    }
    assertThat(page.getByText("The reading has ended"))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    look(windows, page, "report-made");
    page.getByRole(AriaRole.LINK, named("Look again")).click();
    assertThat(page.getByText("On what this rests")).isVisible();
  }

  @Test
  @Order(2)
  void whoeverIsNoAuditorIsTurnedAway(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    for (Person person :
        List.of(realm.officer("NL-CUSTOMS", "Anna Jansen"), realm.stranger("Karl Niemand"))) {
      Page page = signedIn(windows, person);
      assertThat(page.getByText("This console is not yours")).isVisible();
      assertThat(page.locator("tr[data-entry]")).hasCount(0);
    }
  }

  @Test
  @Order(4)
  void anAuditorOfAnotherCountrySeesNothingOfIt(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, realm.auditor("FR-POLICE", "Gilles Petit"));
    begin(page);
    String id =
        hub.entries()
            .find(
                Question.ALL.recipients(new AgencyId("TWIX")).events(Event.CONSIGNED),
                Scope.EVERYTHING,
                OptionalLong.empty(),
                1)
            .rows()
            .getFirst()
            .entry()
            .id()
            .value();
    page.navigate(hub.console().resolve("/messages/" + id).toString());
    assertThat(page.getByText("not within what you may consult")).isVisible();
    page.navigate(hub.console().resolve("/agencies/TWIX").toString());
    assertThat(page.getByText("not within what you may consult")).isVisible();
    page.navigate(hub.console().resolve("/?to=TWIX").toString());
    assertThat(page.getByText("Nothing fits within what you may consult")).isVisible();
  }

  /** What was taken away proves itself without the hub; what was changed is named by everybody. */
  @Test
  @Order(5)
  void anExportIsAcceptedOffline_andAChangedEntryTurnsTheMark(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ines);
    begin(page);
    page.navigate(hub.console().resolve("/?event=HANDED_OVER").toString());
    Locator marks = page.locator("tr[data-entry] [data-mark]");
    assertThat(marks.first()).hasAttribute("data-state", "checked");
    assertThat(verified(download(page, "Evidence file"))).isZero();
    page.locator("summary").last().click();
    Path range = downloadBy(page, page.locator(".export-range button"));
    assertThat(verified(range)).isZero();
    String lines = Files.readString(range);
    Files.writeString(range, lines.replaceFirst("HANDED_OVER", "EXPIRED"));
    assertThat(verified(range)).isEqualTo(1);

    hub.database()
        .update(
            """
            update audit_entry
               set entry = convert_to(
                 replace(convert_from(entry, 'UTF8'), '"to":"BE-CITES"', '"to":"FR-POLICE"'), 'UTF8')
             where convert_from(entry, 'UTF8') like '%"event":"HANDED_OVER"%'
            """);
    page.reload();
    Locator changed =
        page.locator("tr[data-entry]", new Page.LocatorOptions().setHasText("FR-POLICE"));
    assertThat(changed.first().locator("[data-mark]")).hasAttribute("data-state", "wrong");
    assertThat(changed.first().locator("[data-mark]")).hasAttribute("data-reason", "leaf");
    look(windows, page, "entries-changed");
    String gone = "update audit_entry set entry = %s where leaf_index = 3";
    byte[] third =
        hub.database()
            .queryForObject("select entry from audit_entry where leaf_index = 3", byte[].class);
    hub.database().update(gone.formatted("'no entry'"));
    page.navigate(hub.console().resolve("/entries/3").toString());
    assertThat(page.getByText("Entry 3 cannot be opened")).isVisible();
    assertThat(page.locator("[data-mark]")).hasAttribute("data-reason", "leaf");
    look(windows, page, "entry-damaged");
    hub.database().update(gone.formatted("?"), third);
    assertThat(InProcess.run(new StringBuilder(), "audit", "verify", "--hub", hub.home()))
        .isEqualTo(1);
    hub.database()
        .update(
            """
            update audit_entry
               set entry = convert_to(
                 replace(convert_from(entry, 'UTF8'), '"to":"FR-POLICE"', '"to":"BE-CITES"'), 'UTF8')
             where convert_from(entry, 'UTF8') like '%"event":"HANDED_OVER"%'
            """);
  }

  private static Path download(Page page, String button) {
    return downloadBy(page, page.getByRole(AriaRole.BUTTON, named(button)).first());
  }

  private static Path downloadBy(Page page, Locator button) {
    Download download = page.waitForDownload(button::click);
    Path file = download.path().resolveSibling(download.suggestedFilename());
    download.saveAs(file);
    return file;
  }

  private int verified(Path evidence) {
    return InProcess.run(
        new StringBuilder(),
        "verify",
        "--trust",
        hub.log().resolve("log.vkey").toString(),
        evidence.toString());
  }

  @Test
  @Order(6)
  void everyLookStandsInTheLog_andTheLogHolds() throws Exception {
    hub.await(Question.ALL.events(Event.SIGNED_IN), 2);
    hub.await(Question.ALL.events(Event.CONSULTED), 8);
    hub.await(Question.ALL.events(Event.EXPORTED), 2);
    hub.close();
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", hub.home()))
        .as(lines.toString())
        .isZero();
    assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", hub.home()))
        .as(lines.toString())
        .isZero();
  }

  private Page signedIn(Windows windows, Person person) {
    Page page = windows.open(Look.LIGHT);
    page.setDefaultTimeout(PATIENCE);
    page.navigate(hub.console().toString());
    windows.signIn(page, person);
    return page;
  }

  private static void begin(Page page) {
    page.getByLabel("To verify that processing was lawful").check();
    page.getByLabel("Reference, such as a file number").fill("AUD-2026/7");
    page.getByRole(AriaRole.BUTTON, named("Begin")).click();
  }

  private static void look(Windows windows, Page page, String name) {
    assertThat(page.locator("[data-state=checking]")).hasCount(0);
    windows.screenshots(page, "console-" + name);
    windows.axeFindsNothing(page);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
