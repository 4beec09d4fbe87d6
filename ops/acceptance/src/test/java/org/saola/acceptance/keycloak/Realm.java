// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saola.acceptance.signin.Client;
import org.saola.acceptance.signin.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our realm in a running Keycloak; a test adds the people and programs that it needs. */
public final class Realm {
  private static final String LOOPBACK = "127.0.0.1";

  private final URI issuer;
  private final AdminRest admin;

  Realm(URI issuer, AdminRest admin) {
    this.issuer = issuer;
    this.admin = admin;
  }

  static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public URI issuer() {
    return issuer;
  }

  /** Keycloak's own pages for one's account. */
  public Client accountPages() {
    return new Client("account-console", "", URI.create(issuer + "/account/"));
  }

  /**
   * The client of an agency's desk.
   *
   * @param base where the desk listens, such as {@code http://127.0.0.1:8443}
   */
  public Client desk(String agency, URI base) throws IOException, InterruptedException {
    return site("desk-" + agency.toLowerCase(Locale.ROOT), base);
  }

  /** The client of the auditors' console. */
  public Client console(URI base) throws IOException, InterruptedException {
    return site("console", base);
  }

  private Client site(String id, URI base) throws IOException, InterruptedException {
    String secret = random();
    admin.post("/saola/clients", json(client(id, secret, base)));
    return new Client(id, secret, base.resolve("/login/oauth2/code/saola"));
  }

  /** As an operator registers it: see ops/deploy/keycloak/README.md. */
  private static Map<String, Object> client(String id, String secret, URI base) {
    // A loopback address is registered without its port (RFC 8252, section 7.3).
    String registered =
        base.getHost().equals(LOOPBACK) ? base.getScheme() + "://" + LOOPBACK : base.toString();
    return Map.of(
        "clientId",
        id,
        "protocol",
        "openid-connect",
        "publicClient",
        false,
        "standardFlowEnabled",
        true,
        "secret",
        secret,
        "redirectUris",
        List.of(registered + "/login/oauth2/code/saola"),
        "attributes",
        Map.of(
            "post.logout.redirect.uris",
            registered + "/signed-out",
            "backchannel.logout.url",
            base.resolve("/logout/connect/back-channel/saola"),
            "backchannel.logout.session.required",
            "true"));
  }

  /** Tries to register what the realm may refuse: its status. */
  int offerClient(String id, URI redirect) throws IOException, InterruptedException {
    Map<String, Object> client =
        Map.of("clientId", id, "publicClient", false, "redirectUris", List.of(redirect.toString()));
    return admin.send("POST", "/saola/clients", json(client)).statusCode();
  }

  /** Registers a client that asks for every flow there is, and says what the realm made of it. */
  JsonNode greedyClient(String id) throws IOException, InterruptedException {
    Map<String, Object> client =
        Map.of(
            "clientId", id,
            "publicClient", false,
            "redirectUris", List.of("https://desk.example.org/login"),
            "implicitFlowEnabled", true,
            "directAccessGrantsEnabled", true,
            "fullScopeAllowed", true);
    return admin.get("/saola/clients/" + admin.post("/saola/clients", json(client)));
  }

  public Person officer(String agency, String name) throws IOException, InterruptedException {
    return person(name, List.of("liaison-officer"), Map.of("agency", List.of(agency)));
  }

  /** Of the whole federation. */
  public Person auditor(String name) throws IOException, InterruptedException {
    return person(name, List.of("auditor"), Map.of());
  }

  /** Of one agency. */
  public Person auditor(String agency, String name) throws IOException, InterruptedException {
    return person(name, List.of("auditor"), Map.of("agency", List.of(agency)));
  }

  /** Who has a password and nothing else. */
  public Person stranger(String name) throws IOException, InterruptedException {
    return person(name, List.of(), Map.of());
  }

  private Person person(String name, List<String> roles, Map<String, List<String>> attributes)
      throws IOException, InterruptedException {
    Person person = newcomer(name, random());
    String id = user(person).path("id").asString();
    // Whoever is new must set up a second factor, and a test has no phone.
    Map<String, Object> more = named(person);
    more.put("attributes", attributes);
    more.put("requiredActions", List.of());
    admin.put("/saola/users/" + id, json(more));
    for (String role : roles) {
      JsonNode found = admin.get("/saola/roles/" + role);
      admin.post("/saola/users/%s/role-mappings/realm".formatted(id), "[" + found + "]");
    }
    return person;
  }

  /** Somebody whom an administrator has just entered, with a password and nothing else. */
  Person newcomer(String name, String password) throws IOException, InterruptedException {
    String username = name.toLowerCase(Locale.ROOT).replace(' ', '.');
    Person person = new Person(username, name, password);
    Map<String, Object> user = named(person);
    user.put("enabled", true);
    user.put(
        "credentials", List.of(Map.of("type", "password", "value", password, "temporary", false)));
    admin.post("/saola/users", json(user));
    return person;
  }

  private static Map<String, Object> named(Person person) {
    int space = person.name().indexOf(' ');
    Map<String, Object> user = new HashMap<>();
    user.put("username", person.username());
    user.put("firstName", person.name().substring(0, space));
    user.put("lastName", person.name().substring(space + 1));
    return user;
  }

  private static String json(Map<String, Object> value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  /** Ends all sessions of a person; the desks are told. */
  public void signOutEverywhere(Person person) throws IOException, InterruptedException {
    admin.post("/saola/users/%s/logout".formatted(user(person).path("id").asString()), "");
  }

  /** The person as the administration shows it. */
  JsonNode user(Person person) throws IOException, InterruptedException {
    return admin.get("/saola/users?exact=true&username=" + person.username()).path(0);
  }

  /** What Keycloak has noted of sign-ins, newest first. */
  JsonNode events() throws IOException, InterruptedException {
    return admin.get("/saola/events");
  }

  /** What Keycloak has noted of administration, newest first. */
  JsonNode adminEvents() throws IOException, InterruptedException {
    return admin.get("/saola/admin-events");
  }

  /** Sets a person's agency, without the administrator's page. */
  HttpResponse<String> offerAgency(Person person, String agency)
      throws IOException, InterruptedException {
    Map<String, Object> user = named(person);
    user.put("attributes", Map.of("agency", List.of(agency)));
    String id = user(person).path("id").asString();
    return admin.send("PUT", "/saola/users/" + id, json(user));
  }
}
