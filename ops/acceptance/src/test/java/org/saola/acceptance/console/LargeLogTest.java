// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
import org.saola.ops.demo.Progress;

/**
 * An auditor with a message's id, before a log of many entries: few in every run, and ten million
 * with {@code -Dsaola.search=10000000}. What it took is printed, for whoever reads it.
 */
@ExtendWith({BrowserExtension.class, KeycloakExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeLogTest {
  private static final int ENTRIES = Integer.getInteger("saola.search", 10_000);

  /** Beyond it a whole audit takes minutes. */
  private static final int AUDITED = 100_000;

  private static final double PATIENCE = Duration.ofSeconds(20).toMillis();
  private static final double LONG = Duration.ofMinutes(20).toMillis();
  private static final String YEAR = "/reports/log?since=2025-12-01&until=2026-11-30";
  private static final int OPERATIONS = 100;

  /** A PDF takes the same few seconds of any log: it is made of a small one elsewhere. */
  private static final List<String> FILES =
      ENTRIES <= AUDITED
          ? List.of("CSV", "CSV of every operation")
          : List.of("PDF", "CSV", "CSV of every operation");

  private static final int TIMES = 5;
  private static final int FOUR = 4;

  private Realm realm;
  private Person ines;
  private AuditedHub hub;
  private GrownLog.Made made;

  @BeforeAll
  void open(Keycloak keycloak, @TempDir Path folder) throws Exception {
    realm = keycloak.realm();
    ines = realm.auditor("Ines Duarte");
    hub = AuditedHub.start(folder.resolve("data"), realm, List.of());
    hub.close();
    made =
        new GrownLog(hub.hub(), Progress.onConsole(), Clock.systemUTC(), new SecureRandom())
            .by(ENTRIES);
    hub.run(List.of());
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void anAuditorFindsAMessage_followsItsLife_andTheBrowserChecksIt(Windows windows) {
    windows.leaveOut(realm.issuer());
    Page page = windows.open(Look.LIGHT);
    page.setDefaultTimeout(PATIENCE);
    page.navigate(hub.console().toString());
    windows.signIn(page, ines);
    page.getByLabel("To verify that processing was lawful").check();
    page.getByLabel("Reference, such as a file number").fill("AUD-2026/8");
    page.getByRole(AriaRole.BUTTON, named("Begin")).click();
    for (int time = 1; time <= TIMES; time++) {
      follow(page, made.message((double) time / (TIMES + 1)));
    }
    report(windows, page);
  }

  /** Of all that was made: read leaf by leaf, whatever the index says. */
  private void report(Windows windows, Page page) {
    OldGeneration.forgetPeak();
    long begin = System.nanoTime();
    page.navigate(hub.console().resolve(YEAR).toString());
    waitFor(windows, page);
    say("the log report of a year", begin);
    begin = System.nanoTime();
    page.getByRole(AriaRole.LINK, named("Every operation, page by page")).click();
    assertThat(page.locator("tr[data-entry]")).hasCount(OPERATIONS);
    say("a page of its annex", begin);
    assertThat(page.locator("[data-mark][data-state=checked]")).hasCount(OPERATIONS);
    say("a page of its annex, checked by the browser", begin);
    page.goBack();
    waitFor(windows, page);
    for (String file : FILES) {
      OldGeneration.forgetPeak();
      begin = System.nanoTime();
      Locator button = page.getByRole(AriaRole.BUTTON, named(file));
      page.waitForDownload(
              new Page.WaitForDownloadOptions().setTimeout(LONG),
              () -> button.click(new Locator.ClickOptions().setTimeout(LONG)))
          .path();
      say("its file, " + file, begin);
    }
  }

  /** As somebody does who reads what the page says: until it is made, and then looks again. */
  private static void waitFor(Windows windows, Page page) {
    Locator made = page.getByText("On what this rests");
    Locator again = page.getByRole(AriaRole.LINK, named("Look again"));
    assertThat(made.or(again)).isVisible();
    if (again.isVisible()) {
      windows.screenshots(page, "console-report-making");
      windows.axeFindsNothing(page);
      assertThat(page.getByText("The reading has ended"))
          .isVisible(new IsVisibleOptions().setTimeout(LONG));
      windows.screenshots(page, "console-report-made");
      again.click();
    }
    assertThat(made).isVisible();
  }

  /** Of the process in which hub and console run. */
  private static final class OldGeneration {
    static void forgetPeak() {
      pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long peakInMebibytes() {
      return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static Stream<MemoryPoolMXBean> pools() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().matches(".*(Old|Tenured) Gen"));
    }
  }

  private void follow(Page page, String message) {
    page.navigate(hub.console().toString());
    page.getByText("More: rule, outcome, officer, message").click();
    page.getByLabel("Message id").fill(message);
    long begin = System.nanoTime();
    page.getByRole(AriaRole.BUTTON, named("Search")).click();
    Locator found = page.locator("tr[data-entry]");
    assertThat(found).hasCount(FOUR);
    say("from the click to the list", begin);
    assertThat(found.locator("[data-mark][data-state=checked]")).hasCount(FOUR);
    say("until the browser has checked all four", begin);

    begin = System.nanoTime();
    page.locator("a.id").first().click();
    assertThat(page.locator("ol.timeline > li")).hasCount(FOUR);
    say("from the click to the message's life", begin);
    assertThat(page.locator("ol.timeline [data-mark][data-state=checked]")).hasCount(FOUR);
    say("until the browser has checked it", begin);

    begin = System.nanoTime();
    page.locator("ol.timeline a").first().click();
    assertThat(page.locator("[data-mark]").first()).hasAttribute("data-state", "checked");
    say("from the click to the entry, checked", begin);
  }

  private void say(String what, long begin) {
    System.out.printf(
        Locale.ROOT,
        "Among %,d entries, %s: %.0f ms (lived long: %d MiB at most)%n",
        made.end(),
        what,
        (System.nanoTime() - begin) / 1e6,
        OldGeneration.peakInMebibytes());
  }

  /** What was generated is a log like any other. */
  @Test
  void theLogHolds() {
    if (ENTRIES <= AUDITED) {
      StringBuilder lines = new StringBuilder();
      assertThat(InProcess.run(lines, "audit", "verify", "--hub", hub.home()))
          .as(lines.toString())
          .isZero();
    }
  }
}
