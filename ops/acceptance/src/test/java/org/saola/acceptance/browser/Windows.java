// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.saola.acceptance.signin.Person;

/**
 * The browser's windows of one test. Each has cookies of its own: who signs in in one is a stranger
 * in the next.
 */
public final class Windows implements AutoCloseable {
  private static final double LIMIT_IN_MILLIS = 20_000;

  private final Browser browser;
  private Complaints complaints = new Complaints();
  private final List<BrowserContext> open = new ArrayList<>();

  Windows(Browser browser) {
    this.browser = browser;
  }

  public Page open(Look look) {
    return open(look, "en");
  }

  /**
   * @param language what the browser asks for, such as {@code fr}
   */
  public Page open(Look look, String language) {
    return open(look, options(language));
  }

  /** As for a reader whose browser runs no script. */
  public Page openWithoutScript(Look look) {
    return open(look, options("en").setJavaScriptEnabled(false));
  }

  private static Browser.NewContextOptions options(String language) {
    return new Browser.NewContextOptions().setLocale(language).setTimezoneId("Europe/Amsterdam");
  }

  private Page open(Look look, Browser.NewContextOptions options) {
    BrowserContext window =
        browser.newContext(
            options.setViewportSize(look.width, look.height).setColorScheme(look.scheme));
    window.setDefaultTimeout(LIMIT_IN_MILLIS);
    complaints.listen(window);
    open.add(window);
    return window.newPage();
  }

  /** Fills in an issuer's page, Keycloak's or the demo's, and waits for where it leads. */
  @SuppressWarnings("deprecation") // The page may lead to itself: no address tells that it did.
  public void signIn(Page page, Person person) {
    Locator name = page.locator("input[name=username]");
    if (name.first().getAttribute("type").equals("radio")) {
      Locator choice =
          page.locator("input[name=username][value='%s']".formatted(person.username()));
      if (!choice.isVisible()) {
        page.locator("summary").click();
      }
      choice.check();
    } else {
      name.fill(person.username());
    }
    page.locator("input[name=password]").fill(person.password());
    page.waitForNavigation(() -> page.locator("input[name=password]").press("Enter"));
  }

  /** Writes what the page shows, whole, in each look, to {@code target/screenshots}. */
  public void screenshots(Page page, String name) {
    Screenshots.write(page, name);
  }

  /** Nothing but what belongs on paper, none of it cut off; written to the same folder. */
  public void printsWell(Page page, String name) {
    Paper.holds(page, name);
  }

  /** WCAG 2.2 AA as far as a program can tell, in each look, and no scrolling sideways. */
  public void axeFindsNothing(Page page) {
    Accessibility.holds(page);
  }

  /** Also checked of each test's windows at its end. */
  public void noRequestToOtherHosts() {
    complaints.noRequestToOtherHosts();
  }

  /** For pages that are not ours, such as Keycloak's: what they print does not fail the test. */
  public void leaveOut(URI origin) {
    complaints.leaveOut(origin);
  }

  /** For a test that wants complaints. */
  void forgetComplaints() {
    complaints = new Complaints();
  }

  Complaints complaints() {
    return complaints;
  }

  @Override
  public void close() {
    open.forEach(BrowserContext::close);
    open.clear();
  }
}
