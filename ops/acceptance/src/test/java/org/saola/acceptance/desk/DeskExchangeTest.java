// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.acceptance.browser.Named.go;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/**
 * A case request from an officer's browser to another country and the answer back, through the real
 * hub, with the real Keycloak, in a real browser. Every page is looked at on its way.
 */
@ExtendWith({BrowserExtension.class, KeycloakExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskExchangeTest {
  private static final String ASKING = "NL-CUSTOMS";
  private static final String ASKED = "FR-POLICE";
  private static final long PICTURE_BYTES = 20L << 20;
  private static final long LARGEST_PART = 4L << 30;
  private static final double PATIENCE = Duration.ofSeconds(60).toMillis();

  private Path folder;
  private Realm realm;
  private TwoDesks desks;
  private Person anna;
  private Person claire;

  @BeforeAll
  void open(Keycloak keycloak, @TempDir Path folder) throws Exception {
    this.folder = folder;
    realm = keycloak.realm();
    anna = realm.officer(ASKING, "Anna Jansen");
    claire = realm.officer(ASKED, "Claire Moreau");
    desks = TwoDesks.start(folder.resolve("data"), realm, List.of(ASKING, ASKED));
  }

  @AfterAll
  void close() throws Exception {
    desks.close();
  }

  @Test
  @Order(1)
  void anUrgentRequestIsAskedClarifiedAndAnswered(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Path picture = NoisyPicture.write(folder.resolve("container.png"), PICTURE_BYTES, 20261122);
    assertThat(Files.size(picture)).isGreaterThan(PICTURE_BYTES);

    Page asking = signedIn(windows, ASKING, anna);
    look(windows, asking, "start-empty");
    go(asking, "New case request");
    fillRequest(asking, "Which consignee is behind the container?");
    addPerson(asking);
    look(windows, asking, "request-form");
    attach(asking, picture);
    look(windows, asking, "request-files");
    go(asking, "Continue: see who gets it");
    assertThat(asking.locator("tbody tr").first()).containsText(ASKED);
    look(windows, asking, "request-preview");
    go(asking, "Send");
    sent(asking);
    look(windows, asking, "request-sent");

    Page asked = signedIn(windows, ASKED, claire);
    openUnread(asked);
    look(windows, asked, "reason");
    asked.getByLabel("I answer a request about it").check();
    go(asked, "Open");
    assertThat(asked.getByText("Which consignee is behind the container?")).isVisible();
    assertThat(asked.getByText("Verhoeven")).isVisible();
    assertThat(asked.locator("img[src*='/image']")).isVisible();
    assertThat(asked.locator(".standing progress").first()).isVisible();
    look(windows, asked, "thread-asked");

    go(asked, "Ask a question");
    asked.locator("[name^='parts.reply.questions']").first().fill("Which port was it loaded in?");
    fill(asked, "reply.reference", "PJ-2026-88");
    look(windows, asked, "question-form");
    send(asked);

    follow(asking, "Unread");
    assertThat(asking.getByText("Which port was it loaded in?")).isVisible();
    look(windows, asking, "thread-question");
    go(asking, "Answer the question");
    fill(asking, "reply.reference", "RHD-17/2026");
    fill(asking, "reply.information", "It was loaded in Santos.");
    look(windows, asking, "clarification-form");
    send(asking);
    theTimeRunsAgain(asked);

    go(asked, "Provide");
    fill(asked, "reply.reference", "PJ-2026-89");
    fill(asked, "reply.information", "The consignee is a timber merchant in Marseille.");
    look(windows, asked, "answer-form");
    send(asked);
    look(windows, asked, "answer-sent");

    follow(asking, "Unread");
    assertThat(asking.getByText("The consignee is a timber merchant in Marseille.")).isVisible();
    assertThat(asking.getByText("Nothing is open in this thread")).isVisible();
    look(windows, asking, "thread-answered");
    bothSeeTheSame(asking, asked);
    searches(windows, asking);
    asking.getByRole(AriaRole.BUTTON, named("Sign out")).click();
    assertThat(asking.getByText("You are signed out")).isVisible();
    look(windows, asking, "signed-out");
  }

  @Test
  @Order(2)
  void whoeverIsNoOfficerOfThisAgencyIsTurnedAway(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    for (Person person :
        List.of(claire, realm.auditor("Ines Duarte"), realm.stranger("Karl Niemand"))) {
      Page page = windows.open(Look.LIGHT);
      page.navigate(desks.desk(ASKING).toString());
      windows.signIn(page, person);
      assertThat(page.getByText("This desk is not yours")).isVisible();
      assertThat(page.getByText("New case request")).hasCount(0);
      look(windows, page, "refused");
    }
  }

  /** What a page does by itself, a button does without script. */
  @Test
  @Order(3)
  void withoutScriptARequestIsSentAndRead(Windows windows) {
    windows.leaveOut(realm.issuer());
    Page page = windows.openWithoutScript(Look.PHONE);
    page.navigate(desks.desk(ASKING).toString());
    windows.signIn(page, anna);
    go(page, "New case request");
    fillRequest(page, "Who owns the warehouse?");
    go(page, "Continue: see who gets it");
    go(page, "Send");
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (page.getByText("Accepted: entry").count() == 0 && System.nanoTime() < end) {
      page.waitForTimeout(500);
      page.reload();
    }
    go(page, "Open the conversation");
    assertThat(page.getByText("Who owns the warehouse?")).isVisible();
  }

  @Test
  @Order(4)
  void aTableIsMendedBesideItsCellsAndSent(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page sending = signedIn(windows, ASKING, anna);
    new TableAtDesk(windows, sending).bringMendAndSend(ASKED);
    Page receiving = signedIn(windows, ASKED, claire);
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      follow(receiving, "Unread");
      read.append(receiving.locator("article.letter").first().textContent());
    }
    assertThat(read).contains("RTM-101", "RTM-102", "RTM-103", "RTM-104");
  }

  @Test
  @Order(5)
  void alertsAreMendedBesideTheirCellsAndSent(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    new TableAtDesk(windows, signedIn(windows, ASKING, anna)).bringAlerts();
  }

  /** What was typed is kept: signing in leads back to it. */
  @Test
  @Order(5)
  void aSessionThatHasEndedLeadsBackToTheDraft(Windows windows) {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ASKING, anna);
    go(page, "New case request");
    // A field is checked a second after it was typed: by then the session may have ended here.
    page.route("**/compose/check-field", Route::fulfill);
    fillRequest(page, "Who hired the lorry?");
    assertThat(page.locator("#kept time").first()).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.context().clearCookies();
    go(page, "Continue: see who gets it");
    windows.signIn(page, anna);
    assertThat(page.locator("[name='parts.request.informationSought']"))
        .hasValue("Who hired the lorry?");
  }

  /** Nor does it wait for what a browser would send that cannot say so itself. */
  @Test
  @Order(7)
  void withoutScriptAFileThatIsTooLargeIsRefusedUnread(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = windows.openWithoutScript(Look.LIGHT);
    page.navigate(desks.desk(ASKING).toString());
    windows.signIn(page, anna);
    go(page, "New case request");
    fillRequest(page, "What is in the picture?");
    go(page, "Add or remove files");
    page.locator("input[type=file]").first().setInputFiles(huge());
    page.locator("form:has(input[type=file]) button").first().click();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("The file was not taken");
    windows.screenshots(page, "desk-request-too-large-unread");
  }

  /** More than may travel is refused before a byte of it is sent. */
  @Test
  @Order(6)
  void aFileThatIsTooLargeIsRefusedAtOnce(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ASKING, anna);
    go(page, "New case request");
    fillRequest(page, "What is in the picture?");
    go(page, "Add or remove files");
    page.locator("input[type=file]").first().setInputFiles(huge());
    page.locator("form:has(input[type=file]) button").first().click();
    assertThat(page.locator("[data-told]").first())
        .containsText("Your agency may send files of up to");
    look(windows, page, "request-too-large");
  }

  /** What one message of several has not done is seen, and done by the next. */
  @Test
  @Order(8)
  void aRecallThatHasReachedSomeGoesOnToTheOthers(Windows windows) throws Exception {
    windows.leaveOut(realm.issuer());
    Page page = signedIn(windows, ASKING, anna);
    new WordAtDesk(windows, page, desks).recallInTwoSteps(ASKING, ASKED);
  }

  @Test
  @Order(9)
  void afterwardsTheLogAndTheBooksHold() throws Exception {
    desks.close();
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", desks.hubHome()))
        .as(lines.toString())
        .isZero();
    assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", desks.hubHome()))
        .as(lines.toString())
        .isZero();
  }

  private Path huge() throws IOException {
    Path huge = folder.resolve("huge.png");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(LARGEST_PART + (1 << 20));
    }
    return huge;
  }

  private static void searches(Windows windows, Page page) {
    page.navigate(java.net.URI.create(page.url()).resolve("/search").toString());
    page.locator("#words").fill("Marseille");
    page.locator("#persons summary").click();
    look(windows, page, "search-form");
    go(page, "Search");
    assertThat(page.getByText("Persons not searched")).isVisible();
    assertThat(page.locator("mark")).containsText("Marseille");
    look(windows, page, "search-found");
    org.assertj.core.api.Assertions.assertThat(page.url()).doesNotContain("arseille");
  }

  /** The answer to the question lies in the asked agency's inbox, and the log's clock says so. */
  private static void theTimeRunsAgain(Page asked) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    do {
      asked.waitForTimeout(500);
      follow(asked, "All");
    } while (asked.getByText("The time runs").count() == 0 && System.nanoTime() < end);
    assertThat(asked.getByText("It was loaded in Santos.")).isVisible();
    assertThat(asked.getByText("The time runs").first()).isVisible();
    assertThat(asked.getByText("The time waits for an answer")).hasCount(0);
  }

  /** The asked agency's connector signed for the request and an officer read it: an entry each. */
  private static void bothSeeTheSame(Page asking, Page asked) {
    for (String step : List.of("Opened by the connector", "Read by an officer")) {
      String ours = "";
      String theirs = "";
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while ((ours.isEmpty() || theirs.isEmpty()) && System.nanoTime() < end) {
        follow(asking, "All");
        follow(asked, "All");
        ours = entry(asking, step);
        theirs = entry(asked, step);
      }
      assertThat(ours).as(step).isNotEmpty().isEqualTo(theirs);
    }
  }

  /** The number of the log entry by which the request itself took a step; empty as yet. */
  private static String entry(Page page, String step) {
    return page
        .locator("article.letter")
        .first()
        .locator(".evidence details li")
        .allTextContents()
        .stream()
        .filter(line -> line.contains(step))
        .map(line -> line.replaceAll(".*log entry ", ""))
        .findFirst()
        .orElse("");
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, beginning(name));
  }

  private Page signedIn(Windows windows, String agency, Person person) {
    Page page = windows.open(Look.LIGHT);
    page.setDefaultTimeout(PATIENCE);
    page.navigate(desks.desk(agency).toString());
    windows.signIn(page, person);
    assertThat(page.getByText(person.name())).isVisible();
    return page;
  }

  private static void fillRequest(Page page, String question) {
    fill(page, "request.reference", "RHD-17/2026");
    fill(page, "request.informationSought", question);
    fill(page, "request.purpose", "Tracing a consignment of ivory.");
    fill(page, "request.facts", "Ivory was found under scrap metal in Rotterdam.");
    fill(page, "request.offence", "Smuggling of protected species, up to six years.");
    fill(page, "request.whyHeldThere", "The consignee's seat is in your country.");
    check(page, "parts.request.timeLimit", "URGENT_DIRECTLY_ACCESSIBLE");
    check(page, "parts.request.urgency.ground", "IMMINENT_RISK_OF_LOSING_RELEVANCE");
    fill(page, "request.urgency.reasons", "The next container leaves tomorrow.");
    check(page, "purpose", "INVESTIGATION");
    check(page, "to", ASKED);
    check(page, "marking.tlp", "AMBER");
  }

  private static void addPerson(Page page) {
    if (page.locator("[name='parts.persons.subjects[0].person.familyName']").count() == 0) {
      go(page, "Add a person or organisation");
    }
    check(page, "parts.persons.subjects[0].person.category", "SUSPECT");
    check(page, "parts.persons.subjects[0].person.basis", "FACT");
    fill(page, "persons.subjects[0].person.familyName", "Verhoeven");
    fill(page, "persons.subjects[0].linkToPurpose", "Signed for the container.");
  }

  private static void attach(Page page, Path picture) {
    go(page, "Add or remove files");
    page.locator("input[type=file]").first().setInputFiles(picture);
    page.locator("form:has(input[type=file]) button").first().click();
    assertThat(page.getByText("container.png")).isVisible();
  }

  private static void send(Page page) {
    go(page, "Continue: see who gets it");
    go(page, "Send");
    sent(page);
  }

  private static void sent(Page page) {
    assertThat(page.getByRole(AriaRole.HEADING, named("Sent")))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
  }

  private static void openUnread(Page page) {
    awaitThread(page, "Unread");
  }

  private static void follow(Page page, String list) {
    load(page, list);
    if (page.getByText("Why do you open this?").count() > 0) {
      page.getByLabel("I work on this case").check();
      go(page, "Open");
    }
  }

  private static void load(Page page, String list) {
    page.navigate(java.net.URI.create(page.url()).resolve("/").toString());
    awaitThread(page, list);
  }

  /** The page is as it was loaded: an officer would load it again. */
  private static void awaitThread(Page page, String list) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    link(page, list).first().click();
    while (page.locator("ol.threads a").count() == 0 && System.nanoTime() < end) {
      page.waitForTimeout(500);
      page.reload();
    }
    page.locator("ol.threads a").first().click();
  }

  private static void fill(Page page, String field, String text) {
    page.locator("[name='parts.%s']".formatted(field)).fill(text);
  }

  private static void check(Page page, String name, String value) {
    page.locator("[name='%s'][value='%s']".formatted(name, value)).check();
  }

  private static void look(Windows windows, Page page, String name) {
    windows.screenshots(page, "desk-" + name);
    windows.axeFindsNothing(page);
  }

  /** A longer name too: how many there are stands behind it. */
  private static Page.GetByRoleOptions beginning(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
