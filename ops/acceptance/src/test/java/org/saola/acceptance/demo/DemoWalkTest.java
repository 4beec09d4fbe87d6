// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.saola.acceptance.browser.Named.go;
import static org.saola.acceptance.browser.Named.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.Program;
import org.saola.acceptance.browser.BrowserExtension;
import org.saola.acceptance.browser.Look;
import org.saola.acceptance.browser.Windows;
import org.saola.ops.Saola;

/**
 * {@code ./saola demo} as a newcomer uses it, by nothing but what it prints and what pages show.
 */
@ExtendWith(BrowserExtension.class)
class DemoWalkTest {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  @Test
  void fromTheStartPageToAnAnsweredRequestAndItsCheckedEntries(Windows windows, @TempDir Path data)
      throws Exception {
    try (Program demo = Program.start(Saola.class, "demo", "--data", data.toString())) {
      demo.awaitWords("Log:", START_LIMIT);
      String said = demo.output();
      String start = found(said, "Open (http\\S+) ");

      Page asking = enter(windows, start, "NL-CUSTOMS", "Anna Jansen", said);
      ask(asking);
      Page asked = enter(windows, start, "FR-POLICE", "Claire Moreau", said);
      answer(asked);
      openThread(asking);
      assertThat(asking.getByText("A timber merchant.")).isVisible();

      Page auditor = enter(windows, start, "Auditors", "Ines Duarte", said);
      auditor.getByLabel("To verify that processing was lawful").check();
      auditor.getByLabel("Reference, such as a file number").fill("A-1");
      go(auditor, "Begin");
      assertThat(auditor.locator("[data-state=checked]").first()).isVisible();
      assertThat(auditor.locator("[data-state=wrong]")).hasCount(0);
    }
  }

  private static Page enter(
      Windows windows, String start, String place, String person, String said) {
    Page page = windows.open(Look.LIGHT);
    page.navigate(start);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(place)).first().click();
    page.locator("input[name=password]").fill(found(said, person + " +(\\S+)"));
    page.locator("input[name=password]").press("Enter");
    assertThat(page.getByText(person).first()).isVisible();
    return page;
  }

  private static void ask(Page page) {
    go(page, "New case request");
    fill(page, "request.reference", "RHD-1");
    fill(page, "request.informationSought", "Who owns the warehouse?");
    fill(page, "request.purpose", "Tracing ivory");
    fill(page, "request.facts", "Ivory under scrap.");
    fill(page, "request.offence", "Smuggling");
    fill(page, "request.whyHeldThere", "Seat in France");
    page.locator("[name='parts.request.timeLimit'][value=OTHER]").check();
    page.locator("[name=purpose][value=INVESTIGATION]").check();
    page.locator("[name=to][value=FR-POLICE]").check();
    send(page);
  }

  private static void answer(Page page) {
    openThread(page);
    if (page.getByText("Why do you open this?").count() > 0) {
      page.getByLabel("I answer a request about it").check();
      go(page, "Open");
    }
    assertThat(page.getByText("Who owns the warehouse?")).isVisible();
    go(page, "Provide");
    fill(page, "reply.reference", "PJ-1");
    fill(page, "reply.information", "A timber merchant.");
    send(page);
  }

  private static void send(Page page) {
    go(page, "Continue: see who gets it");
    go(page, "Send");
    assertThat(page.getByRole(AriaRole.HEADING, named("Sent"))).isVisible();
  }

  /** Opens what is new, once it has come. */
  private static void openThread(Page page) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    String mailbox = URI.create(page.url()).resolve("/?show=unread").toString();
    Locator first = page.locator("ol.threads a").first();
    do {
      page.navigate(mailbox);
    } while (first.count() == 0 && System.nanoTime() < end);
    first.click();
  }

  private static void fill(Page page, String name, String words) {
    page.locator("[name='parts.%s']".formatted(name)).fill(words);
  }

  private static String found(String said, String pattern) {
    return Pattern.compile(pattern)
        .matcher(said)
        .results()
        .map((MatchResult result) -> result.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("'%s' is not in:%n%s".formatted(pattern, said)));
  }
}
