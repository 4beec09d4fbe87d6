// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.saola.acceptance.browser.Named.go;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.saola.acceptance.browser.Windows;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.message.json.StrictJson;

/**
 * What an officer does whose recall has not reached all: sees whom, and sends it on to those. A
 * partner gets a message of its own, which is accepted; the other is refused, for while it waits
 * somebody else is given what it recalls.
 */
final class WordAtDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PARTNER = "TWIX";
  private static final String THIRD = "BE-CITES";

  private final Windows windows;
  private final Page page;
  private final TwoDesks desks;

  WordAtDesk(Windows windows, Page page, TwoDesks desks) {
    this.windows = windows;
    this.page = page;
    this.desks = desks;
  }

  void recallInTwoSteps(String from, String holder) throws Exception {
    page.navigate(desks.desk(from).resolve("/compose/seizure-report").toString());
    fill("reference", "RTM-201");
    fill("date.seized", "2026-10-03");
    fill("location", "NLRTM");
    fill("lines[0].taxon", "Manis javanica");
    fill("lines[0].description", "scales");
    page.locator("[name=to][value='%s']".formatted(holder)).check();
    send();
    shows("Sent");
    go(page, "Open the conversation");
    page.waitForURL("**/threads/**");
    String report = page.url().replaceFirst(".*/threads/", "").replaceFirst("[?#].*", "");
    Path there = desks.home(holder).inbox().resolve(report);
    await(() -> Files.exists(there));
    passOn(holder, report, PARTNER);

    page.locator("a[href*='/compose/recall/']").first().click();
    page.locator("[name='parts.recall.reason'][value=INCORRECT]").check();
    page.locator("[name='parts.recall.explanation']").fill("The scales are of wood.");
    desks.wire(from).down();
    send();
    shows("On its way");
    passOn(holder, report, THIRD);
    desks.wire(from).up();
    shows("Sent to some");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Not reached: " + holder);
    look("word-partly");

    go(page, "Send it to those whom it has not reached");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText(THIRD);
    look("word-rest");
    go(page, "Send");
    shows("Sent");
    look("word-sent");
  }

  /** By its connector's folder: nobody looks at that desk. */
  private void passOn(String holder, String report, String to) throws Exception {
    Map<String, Object> draft =
        Map.of(
            "type",
            "seizure-report/1",
            "to",
            List.of(to),
            "purpose",
            "INVESTIGATION",
            "forward",
            Map.of("message", report));
    Path folder = Files.createTempDirectory("saola-draft");
    Path file = Files.write(folder.resolve("forward.json"), StrictJson.write(draft));
    FileOutcome outcome =
        Submission.hand(desks.home(holder), file)
            .await(Clock.systemUTC(), PATIENCE, progress -> {})
            .orElseThrow();
    Files.delete(file);
    Files.delete(folder);
    org.assertj.core.api.Assertions.assertThat(outcome.allAccepted()).as("%s", outcome).isTrue();
  }

  private void send() {
    go(page, "Continue: see who gets it");
    go(page, "Send");
  }

  private void shows(String heading) {
    assertThat(page.getByRole(AriaRole.HEADING, named(heading)))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
  }

  private void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      page.waitForTimeout(200);
    }
    org.assertj.core.api.Assertions.assertThat(condition.getAsBoolean()).isTrue();
  }

  private void fill(String field, String text) {
    page.locator("[name='parts.report.%s']".formatted(field)).fill(text);
  }

  private void look(String name) {
    windows.screenshots(page, "desk-" + name);
    windows.axeFindsNothing(page);
  }
}
