// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.acceptance.browser.BrowserExtension;
import org.saola.acceptance.browser.Look;
import org.saola.acceptance.browser.Windows;
import org.saola.acceptance.signin.CodeFlow;
import org.saola.ops.demo.issuer.Client;
import org.saola.ops.demo.issuer.DemoIssuer;
import org.saola.ops.demo.issuer.Person;

/** The pages of the demo's issuer, in a browser. */
@ExtendWith(BrowserExtension.class)
class DemoIssuerPagesTest {
  private static final List<Person> PEOPLE =
      List.of(
          Person.officer("bert.peeters", "Bert Peeters", "BE-CITES"),
          Person.officer("anna.jansen", "Anna Jansen", "NL-CUSTOMS"),
          Person.auditor("ines.duarte", "Ines Duarte"),
          Person.operator("olaf.berg", "Olaf Berg"));
  private static final Person ANNA = PEOPLE.get(1);

  @TempDir private static Path folder;

  /** In a desk's place. */
  private static HttpServer server;

  private static DemoIssuer issuer;
  private static String authorize;
  private static URI redirect;

  @BeforeAll
  static void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.close();
        });
    server.start();
    URI home = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Client desk = Client.desk("NL-CUSTOMS", "desk-nl-customs", "a secret", home);
    redirect = desk.redirect();
    issuer =
        DemoIssuer.start(
            folder,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            PEOPLE,
            List.of(desk));
    authorize =
        new CodeFlow(
                issuer.issuer(),
                new org.saola.acceptance.signin.Client(desk.id(), desk.secret(), redirect))
            .authorizationAddress()
            .toString();
  }

  @AfterAll
  static void stop() {
    issuer.close();
    server.stop(0);
  }

  @Test
  void anOfficerSignsIn(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    page.navigate(authorize);
    assertThat(page.locator("h1").textContent()).isEqualTo("Sign in to NL-CUSTOMS");
    assertThat(page.locator("input:checked").inputValue()).isEqualTo(ANNA.username());
    windows.axeFindsNothing(page);
    windows.screenshots(page, "demo-sign-in");
    windows.signIn(page, as(ANNA, "wrong"));
    assertThat(page.locator("[role=alert]").isVisible()).isTrue();
    windows.axeFindsNothing(page);
    windows.screenshots(page, "demo-sign-in-refused");
    windows.signIn(page, as(PEOPLE.get(2), "wrong"));
    assertThat(page.locator("input:checked").isVisible()).as("stays chosen").isTrue();
    windows.axeFindsNothing(page);
    windows.screenshots(page, "demo-sign-in-others");
    windows.signIn(page, as(ANNA, issuer.password(ANNA)));
    assertThat(page.url()).startsWith(redirect.toString()).contains("code=");
  }

  @Test
  void byKeyboardAndWithoutScript(Windows windows) {
    Page page = windows.openWithoutScript(Look.PHONE);
    page.navigate(authorize);
    page.keyboard().press("Tab"); // The officer, who is chosen.
    page.keyboard().press("Tab"); // The others.
    page.keyboard().press("Tab");
    page.keyboard().insertText(issuer.password(ANNA));
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.startsWith(redirect.toString()));
    assertThat(page.url()).contains("code=");
  }

  @Test
  void startAndRefusalArePagesToo(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    page.navigate(issuer.issuer().toString());
    assertThat(page.locator("main a").allTextContents()).containsExactly("NL-CUSTOMS");
    windows.axeFindsNothing(page);
    windows.screenshots(page, "demo-start");
    page.navigate(authorize.replace("code%2Fsaola", "elsewhere"));
    assertThat(page.locator("h1").textContent()).isEqualTo("This cannot go on");
    windows.axeFindsNothing(page);
    windows.screenshots(page, "demo-refusal");
    page.navigate(issuer.issuer() + "/no-such-page");
    assertThat(page.url()).endsWith("/sign-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "nl", "de", "pt"})
  void speaksTheReadersLanguage(String language, Windows windows) throws Exception {
    Properties words = words("_" + language);
    assertThat(words.stringPropertyNames()).isEqualTo(words("").stringPropertyNames());
    Page page = windows.open(Look.PHONE, language);
    page.navigate(authorize);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(page.locator("button").textContent()).isEqualTo(words.getProperty("signIn"));
    assertThat(page.content()).doesNotContain("??");
  }

  private static Properties words(String language) throws Exception {
    String name = "/org/saola/ops/demo/issuer/words/sign-in" + language + ".properties";
    Properties words = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(DemoIssuer.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  private static org.saola.acceptance.signin.Person as(Person person, String password) {
    return new org.saola.acceptance.signin.Person(person.username(), person.name(), password);
  }
}
