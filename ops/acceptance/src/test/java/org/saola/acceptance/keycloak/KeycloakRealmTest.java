// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saola.acceptance.signin.Answer;
import org.saola.acceptance.signin.Client;
import org.saola.acceptance.signin.CodeFlow;
import org.saola.acceptance.signin.Person;
import tools.jackson.databind.JsonNode;

/** What the realm that we ship promises, held by the real Keycloak. */
@ExtendWith(KeycloakExtension.class)
class KeycloakRealmTest {
  private static final URI DESK = URI.create("http://127.0.0.1:9999");

  private static Realm realm;
  private static Client desk;
  private static Person officer;

  @BeforeAll
  static void people(Keycloak keycloak) throws Exception {
    realm = keycloak.realm();
    desk = realm.desk("NL-CUSTOMS", DESK);
    officer = realm.officer("NL-CUSTOMS", "Anna Jansen");
  }

  @Test
  void theIdTokenSaysRolesAndAgencyAndNothingToSpare() throws Exception {
    JsonNode claims = claims(officer);
    assertThat(claims.path("roles").toString()).isEqualTo("[\"liaison-officer\"]");
    assertThat(claims.path("agency").asString()).isEqualTo("NL-CUSTOMS");
    assertThat(claims.path("name").asString()).isEqualTo("Anna Jansen");
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "at_hash",
            "jti",
            "typ",
            "sid",
            "roles",
            "agency",
            "name",
            "preferred_username");
  }

  @Test
  void eachHasItsRoleAndAStrangerNone() throws Exception {
    JsonNode auditor = claims(realm.auditor("Ines Duarte"));
    assertThat(auditor.path("roles").toString()).isEqualTo("[\"auditor\"]");
    assertThat(auditor.has("agency")).isFalse();
    JsonNode stranger = claims(realm.stranger("Tom Nobody"));
    assertThat(stranger.has("roles")).isFalse();
    assertThat(stranger.has("agency")).isFalse();
  }

  @Test
  void codeFlowWithoutPkceIsRefused() throws Exception {
    Answer without = flow().authorize(Map.of("code_challenge", "", "code_challenge_method", ""));
    assertThat(without.parameters())
        .containsEntry("error", "invalid_request")
        .doesNotContainKey("code");
    Answer plain = flow().authorize(Map.of("code_challenge_method", "plain"));
    assertThat(plain.parameters()).containsEntry("error", "invalid_request");
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifierOrItsSecret() throws Exception {
    CodeFlow stolen = flow();
    Answer verifier = stolen.redeem(code(stolen), Map.of("code_verifier", "v".repeat(43)));
    assertThat(verifier.json().path("error").asString()).isEqualTo("invalid_grant");
    CodeFlow foreign =
        new CodeFlow(realm.issuer(), new Client(desk.id(), "guessed", desk.redirect()));
    Answer secret = foreign.redeem(code(foreign), Map.of());
    assertThat(secret.json().path("error").asString()).isEqualTo("unauthorized_client");
  }

  @Test
  void nobodyIsSentToAnotherAddressThanTheDesks() throws Exception {
    for (String address :
        new String[] {
          "http://127.0.0.1:9999/elsewhere",
          "http://127.0.0.1:9999/login/oauth2/code/saola/../elsewhere",
          "https://desk.example.org/login/oauth2/code/saola",
          "http://localhost:9999/login/oauth2/code/saola"
        }) {
      Answer answer = flow().authorize(Map.of("redirect_uri", address));
      assertThat(answer.status()).as(address).isEqualTo(400);
      assertThat(answer.redirect()).as(address).isEmpty();
    }
  }

  @Test
  void aClientWithALooseAddressIsNotRegistered() throws Exception {
    assertThat(realm.offerClient("desk-wild", URI.create("https://desk.example.org/*")))
        .isEqualTo(400);
    assertThat(realm.offerClient("desk-plain", URI.create("http://desk.example.org/login")))
        .isEqualTo(400);
    assertThat(realm.offerClient("desk-exact", URI.create("https://desk.example.org/login")))
        .isEqualTo(201);
  }

  @Test
  void otherFlowsAreRefused() throws Exception {
    Answer implicit = flow().authorize(Map.of("response_type", "id_token token"));
    assertThat(implicit.parameters()).containsKey("error").doesNotContainKey("id_token");
    Answer password =
        flow()
            .redeem(
                "",
                Map.of(
                    "grant_type", "password",
                    "username", officer.username(),
                    "password", officer.password()));
    assertThat(password.json().path("error").asString()).isEqualTo("unauthorized_client");
  }

  @Test
  void aClientGetsNoMoreThanTheRealmAllows() throws Exception {
    JsonNode client = realm.greedyClient("desk-greedy");
    assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
    assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    assertThat(client.path("fullScopeAllowed").asBoolean()).isFalse();
    assertThat(client.path("attributes").path("pkce.code.challenge.method").asString())
        .isEqualTo("S256");
  }

  @Test
  void anOfficerCannotChangeAgencyOrName() throws Exception {
    CodeFlow flow = new CodeFlow(realm.issuer(), realm.accountPages());
    String token = flow.signIn(officer).path("access_token").asString();
    for (String change :
        new String[] {
          """
          {"username": "anna.jansen", "firstName": "Anna", "lastName": "Jansen", "attributes": {"agency": ["BE-CITES"]}}""",
          """
          {"username": "anna.jansen", "firstName": "Bert", "lastName": "Jansen", "attributes": {"agency": ["NL-CUSTOMS"]}}"""
        }) {
      HttpResponse<String> answer = account(token, change);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("error-user-attribute-read-only");
    }
    HttpResponse<String> same =
        account(
            token,
            """
            {"username": "anna.jansen", "firstName": "Anna", "lastName": "Jansen", "attributes": {"agency": ["NL-CUSTOMS"]}}""");
    assertThat(same.statusCode()).isEqualTo(204);
    assertThat(claims(officer).path("agency").asString()).isEqualTo("NL-CUSTOMS");
  }

  @Test
  void anAgencyIsWrittenAsTheDirectoryWritesIt() throws Exception {
    Person newcomer = realm.officer("NL-CUSTOMS", "Bram Visser");
    assertThat(realm.offerAgency(newcomer, "nl customs").statusCode()).isEqualTo(400);
    assertThat(realm.offerAgency(newcomer, "BE-CITES").statusCode()).isEqualTo(204);
    assertThat(claims(newcomer).path("agency").asString()).isEqualTo("BE-CITES");
    JsonNode noted = realm.adminEvents().path(0);
    assertThat(noted.path("operationType").asString()).isEqualTo("UPDATE");
    assertThat(noted.path("representation").asString()).contains("BE-CITES");
  }

  @Test
  void guessingLocksThePersonAndNobodyElse() throws Exception {
    Person guessed = realm.officer("NL-CUSTOMS", "Carla Smit");
    for (int i = 0; i < 5; i++) {
      CodeFlow flow = flow();
      assertThat(flow.enter(flow.authorize(Map.of()), guessed.username(), "wrong").redirect())
          .isEmpty();
    }
    CodeFlow right = flow();
    Answer refused = right.enter(right.authorize(Map.of()), guessed.username(), guessed.password());
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.redirect()).isEmpty();
    assertThat(realm.events().path(0).path("error").asString())
        .isEqualTo("user_temporarily_disabled");
    assertThat(claims(officer).path("sub").asString()).isNotEmpty();
  }

  @Test
  void aShortPasswordIsRefusedAndANewPersonSetsUpASecondFactor() throws Exception {
    assertThatThrownBy(() -> realm.newcomer("Dirk Short", "thirteen-char"))
        .hasMessageContaining("400");
    Person newcomer = realm.newcomer("Eva Newcomer", Realm.random());
    CodeFlow flow = flow();
    Answer next = flow.enter(flow.authorize(Map.of()), newcomer.username(), newcomer.password());
    assertThat(next.redirect()).isEmpty();
    assertThat(next.body()).contains("totpSecret");
  }

  @Test
  void signingOutEndsTheSessionAndLeadsNowhereElse() throws Exception {
    CodeFlow flow = flow();
    String idToken = flow.signIn(officer).path("id_token").asString();
    assertThat(flow.authorize(Map.of()).parameters()).as("still signed in").containsKey("code");
    assertThat(flow.signOut(idToken, URI.create("https://example.org/")).status()).isEqualTo(400);
    Answer out = flow.signOut(idToken, DESK.resolve("/signed-out"));
    assertThat(out.redirect()).contains(DESK.resolve("/signed-out"));
    assertThat(flow.authorize(Map.of()).body()).contains("type=\"password\"");
  }

  @Test
  void deskIsToldWhenAnAdministratorEndsSessions() throws Exception {
    try (LogoutListener listener = LogoutListener.start()) {
      Client client = realm.desk("BE-CITES", listener.base());
      Person person = realm.officer("BE-CITES", "Femke Peeters");
      CodeFlow flow = new CodeFlow(realm.issuer(), client);
      JsonNode claims = flow.claims(flow.signIn(person).path("id_token").asString());
      realm.signOutEverywhere(person);
      JsonNode told = flow.verified(listener.logoutToken());
      assertThat(told.path("sid")).isEqualTo(claims.path("sid"));
      assertThat(told.path("aud").toString()).contains(client.id());
      assertThat(told.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
          .isTrue();
      assertThat(flow.authorize(Map.of()).body()).contains("type=\"password\"");
    }
  }

  private static CodeFlow flow() throws Exception {
    return new CodeFlow(realm.issuer(), desk);
  }

  private static String code(CodeFlow flow) throws Exception {
    return flow.enter(flow.authorize(Map.of()), officer.username(), officer.password()).code();
  }

  private static JsonNode claims(Person person) throws Exception {
    CodeFlow flow = flow();
    return flow.claims(flow.signIn(person).path("id_token").asString());
  }

  private static HttpResponse<String> account(String token, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm.issuer() + "/account"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
