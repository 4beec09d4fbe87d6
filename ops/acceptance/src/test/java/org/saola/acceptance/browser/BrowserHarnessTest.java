// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saola.acceptance.keycloak.Keycloak;
import org.saola.acceptance.keycloak.KeycloakExtension;
import org.saola.acceptance.keycloak.Realm;
import org.saola.acceptance.signin.Client;
import org.saola.acceptance.signin.CodeFlow;
import org.saola.acceptance.signin.Person;

/** The browser's checks find what they are for, and let a good page pass. */
@ExtendWith({BrowserExtension.class, KeycloakExtension.class})
class BrowserHarnessTest {
  private static final String STRICT = "default-src 'none'; style-src 'self'; script-src 'self'";
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"></head>
      <body><main><h1>A page</h1>%s</main></body></html>
      """;

  private HttpServer server;
  private String body = "<p>Nothing else.</p>";
  private String policy = STRICT;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean icon = exchange.getRequestURI().getPath().equals("/favicon.ico");
          byte[] page = PAGE.formatted(body).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Security-Policy", policy);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(icon ? 204 : 200, icon ? -1 : page.length);
          if (!icon) {
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Test
  void aGoodPagePasses(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    page.navigate(address().toString());
    windows.axeFindsNothing(page);
    windows.screenshots(page, "harness");
    for (Look look : Look.values()) {
      Path picture =
          Path.of(System.getProperty("basedir", ""), "target/screenshots/harness-" + look + ".png");
      assertThat(Files.size(picture)).as(picture.toString()).isPositive();
      Files.delete(picture);
    }
  }

  @Test
  void scriptThatThePolicyStopsIsFound(Windows windows) {
    body = "<p>Text</p><script>document.title = 'changed'</script>";
    Page page = windows.open(Look.LIGHT);
    page.navigate(address().toString());
    assertThat(page.title()).isEqualTo("A page");
    assertThatThrownBy(() -> windows.complaints().areNone())
        .hasMessageContaining("Content Security Policy");
    windows.forgetComplaints();
  }

  @Test
  void aRequestToAnotherHostIsFound(Windows windows) {
    policy = "default-src 'self' http://example.invalid";
    body = "<img alt=\"a mark\" src=\"http://example.invalid/mark.png\">";
    Page page = windows.open(Look.LIGHT);
    page.navigate(address().toString());
    assertThatThrownBy(windows::noRequestToOtherHosts).hasMessageContaining("example.invalid");
    windows.forgetComplaints();
  }

  @Test
  void whatHindersPeopleIsFound(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    body = "<form><input name=\"species\"></form>";
    page.navigate(address().toString());
    assertThatThrownBy(() -> windows.axeFindsNothing(page)).hasMessageContaining("label");
    body = "<pre>" + "wide ".repeat(200) + "</pre>";
    page.navigate(address().toString());
    assertThatThrownBy(() -> windows.axeFindsNothing(page)).hasMessageContaining("telephone");
  }

  @Test
  void anOfficerSignsInOnKeycloaksPage(Windows windows, Keycloak keycloak) throws Exception {
    Realm realm = keycloak.realm();
    Client desk = realm.desk("NL-CUSTOMS", address());
    Person officer = realm.officer("NL-CUSTOMS", "Anna Jansen");
    windows.leaveOut(realm.issuer());
    Page page = windows.open(Look.PHONE, "nl");
    page.navigate(new CodeFlow(realm.issuer(), desk).authorizationAddress().toString());
    windows.signIn(page, new Person(officer.username(), officer.name(), "wrong"));
    assertThat(page.url()).startsWith(realm.issuer().toString());
    windows.signIn(page, officer);
    assertThat(page.url()).startsWith(desk.redirect().toString()).contains("code=");
  }
}
