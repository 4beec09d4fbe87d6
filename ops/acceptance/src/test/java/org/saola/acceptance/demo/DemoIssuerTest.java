// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.signin.Answer;
import org.saola.acceptance.signin.Client;
import org.saola.acceptance.signin.CodeFlow;
import org.saola.ops.demo.issuer.DemoIssuer;
import org.saola.ops.demo.issuer.Person;
import tools.jackson.databind.JsonNode;

/** The demo's issuer does what the realm for Keycloak does, as far as a desk can tell. */
class DemoIssuerTest {
  private static final URI DESK = URI.create("http://127.0.0.1:9999");
  private static final Person OFFICER = Person.officer("anna.jansen", "Anna Jansen", "NL-CUSTOMS");
  private static final Person AUDITOR = Person.auditor("ines.duarte", "Ines Duarte");
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private static Path folder;
  private static DemoIssuer issuer;
  private static Client desk;

  @BeforeAll
  static void start() throws Exception {
    issuer = start(folder);
    desk = new Client("desk-nl-customs", "a secret", DESK.resolve("/login/oauth2/code/saola"));
  }

  private static DemoIssuer start(Path folder) throws IOException {
    return DemoIssuer.start(
        folder,
        ANY_PORT,
        List.of(OFFICER, AUDITOR),
        List.of(
            org.saola.ops.demo.issuer.Client.desk(
                "NL-CUSTOMS", "desk-nl-customs", "a secret", DESK)));
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void theIdTokenSaysWhatKeycloaksSays() throws Exception {
    JsonNode officer = claims(OFFICER);
    assertThat(officer.path("roles").toString()).isEqualTo("[\"liaison-officer\"]");
    assertThat(officer.path("agency").asString()).isEqualTo("NL-CUSTOMS");
    assertThat(officer.path("name").asString()).isEqualTo("Anna Jansen");
    assertThat(officer.path("preferred_username").asString()).isEqualTo("anna.jansen");
    assertThat(officer.has("sid")).isTrue();
    JsonNode auditor = claims(AUDITOR);
    assertThat(auditor.path("roles").toString()).isEqualTo("[\"auditor\"]");
    assertThat(auditor.has("agency")).isFalse();
  }

  @Test
  void aWrongPasswordLeadsBackToThePage() throws Exception {
    CodeFlow flow = flow();
    Answer answer = flow.enter(flow.authorize(Map.of()), OFFICER.username(), "wrong");
    assertThat(answer.redirect()).isEmpty();
    assertThat(answer.body()).contains("do not belong together");
    assertThat(flow.enter(answer, "nobody", "\"><script>").body()).doesNotContain("<script>");
    assertThat(flow.enter(answer, OFFICER.username(), issuer.password(OFFICER)).parameters())
        .containsKey("code");
  }

  @Test
  void codeFlowWithoutPkceIsRefused() throws Exception {
    for (Map<String, String> changes :
        List.of(
            Map.of("code_challenge", "", "code_challenge_method", ""),
            Map.of("code_challenge_method", "plain"),
            Map.of("response_type", "token"))) {
      CodeFlow flow = flow();
      Answer page = flow.authorize(changes);
      // Either at once, or once it is known who asks.
      Answer answer =
          page.redirect().isPresent() || page.status() != 200
              ? page
              : flow.enter(page, OFFICER.username(), issuer.password(OFFICER));
      assertThat(answer.status() == 400 || answer.parameters().containsKey("error"))
          .as("%s: %s", changes, answer.redirect())
          .isTrue();
    }
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifierOrItsSecret() throws Exception {
    CodeFlow stolen = flow();
    Answer verifier = stolen.redeem(code(stolen), Map.of("code_verifier", "v".repeat(43)));
    assertThat(verifier.json().path("error").asString()).isEqualTo("invalid_grant");
    CodeFlow foreign =
        new CodeFlow(issuer.issuer(), new Client(desk.id(), "guessed", desk.redirect()));
    assertThat(foreign.redeem(code(foreign), Map.of()).json().path("error").asString())
        .isEqualTo("invalid_client");
    CodeFlow twice = flow();
    String code = code(twice);
    assertThat(twice.redeem(code, Map.of()).json().has("id_token")).isTrue();
    assertThat(twice.redeem(code, Map.of()).json().has("id_token")).isFalse();
  }

  @Test
  void nobodyIsSentToAnotherAddressThanTheDesks() throws Exception {
    CodeFlow flow = flow();
    code(flow);
    for (String address :
        List.of(
            "http://127.0.0.1:9999/elsewhere",
            "https://desk.example.org/login/oauth2/code/saola",
            "http://localhost:9999/login/oauth2/code/saola")) {
      Answer answer = flow.authorize(Map.of("redirect_uri", address));
      assertThat(answer.redirect()).as(address).isEmpty();
      assertThat(answer.status()).as(address).isEqualTo(400);
      assertThat(answer.body()).as(address).contains("This cannot go on");
    }
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    CodeFlow flow = flow();
    JsonNode tokens = flow.redeem(code(flow), Map.of()).json();
    assertThat(flow.authorize(Map.of()).parameters()).as("still signed in").containsKey("code");
    String idToken = tokens.path("id_token").asString();
    assertThat(flow.signOut(idToken, URI.create("https://example.org/")).redirect()).isEmpty();
    Answer out = flow.signOut(idToken, DESK.resolve("/signed-out"));
    assertThat(out.redirect()).contains(DESK.resolve("/signed-out"));
    assertThat(flow.authorize(Map.of()).body()).contains("type=\"password\"");
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    CodeFlow flow = flow();
    Answer page = flow.authorize(Map.of());
    Answer forged =
        new Answer(
            200, page.body().replaceAll("<input type=\"hidden\"[^>]*>", ""), page.redirect());
    assertThat(flow.enter(forged, OFFICER.username(), issuer.password(OFFICER)).status())
        .isEqualTo(403);
  }

  @Test
  void listensOnTheLoopbackAloneAndAnswersToNoOtherName() throws Exception {
    for (String address : List.of("0.0.0.0", "192.0.2.1", "::")) {
      assertThatThrownBy(
              () ->
                  DemoIssuer.start(
                      folder, new InetSocketAddress(address, 0), List.of(OFFICER), List.of()))
          .as(address)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("loopback");
    }
    try (Socket socket = new Socket("127.0.0.1", issuer.issuer().getPort())) {
      String request =
          "GET /sign-in HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void passwordsAreTheirOwnersAndStayTheSame(@TempDir Path another) throws Exception {
    String first;
    Path file;
    try (DemoIssuer earlier = start(another)) {
      first = earlier.password(OFFICER);
      file = earlier.passwordFile();
      assertThat(first)
          .matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}")
          .isNotEqualTo(earlier.password(AUDITOR));
      assertThat(first).isNotEqualTo(issuer.password(OFFICER));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (DemoIssuer later = start(another)) {
      assertThat(later.password(OFFICER)).isEqualTo(first);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> start(another).close()).hasMessageContaining("chmod 600");
  }

  private static CodeFlow flow() throws Exception {
    return new CodeFlow(issuer.issuer(), desk);
  }

  private static String code(CodeFlow flow) throws Exception {
    return flow.enter(flow.authorize(Map.of()), OFFICER.username(), issuer.password(OFFICER))
        .code();
  }

  private static JsonNode claims(Person person) throws Exception {
    CodeFlow flow = flow();
    Answer answer =
        flow.enter(flow.authorize(Map.of()), person.username(), issuer.password(person));
    JsonNode tokens = flow.redeem(answer.code(), Map.of()).json();
    return flow.claims(tokens.path("id_token").asString());
  }
}
