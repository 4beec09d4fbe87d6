// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The authorization code flow (RFC 6749, with RFC 7636), by hand: browser and client in one, with
 * cookies of its own. Each step can be made otherwise than it should be.
 */
public final class CodeFlow {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Client client;
  private final JsonNode issuer;
  private final String verifier = random();
  private final String nonce = random();

  /** Reads the issuer's discovery document. */
  public CodeFlow(URI issuer, Client client) throws IOException, InterruptedException {
    this.client = client;
    URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
    this.issuer = send(HttpRequest.newBuilder(discovery).GET()).json();
  }

  public URI endpoint(String name) {
    return URI.create(issuer.path(name).asString());
  }

  /** The whole flow, as it should be: what the issuer's token endpoint answers. */
  public JsonNode signIn(Person person) throws IOException, InterruptedException {
    Answer answer = enter(authorize(Map.of()), person.username(), person.password());
    return redeem(answer.code(), Map.of()).json();
  }

  /**
   * The authorization request.
   *
   * @param changes other values than the usual; an empty one leaves the parameter out
   */
  public Answer authorize(Map<String, String> changes) throws IOException, InterruptedException {
    return follow(HttpRequest.newBuilder(address(changes)).GET());
  }

  /** Where a client sends a browser that is to sign in. */
  public URI authorizationAddress() {
    return address(Map.of());
  }

  private URI address(Map<String, String> changes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client.id());
    parameters.put("redirect_uri", client.redirect().toString());
    parameters.put("scope", "openid profile");
    parameters.put("state", "of-the-browser");
    parameters.put("nonce", nonce);
    parameters.put("code_challenge", challenge());
    parameters.put("code_challenge_method", "S256");
    return URI.create(endpoint("authorization_endpoint") + "?" + form(parameters, changes));
  }

  /** Fills in the page's only form. */
  public Answer enter(Answer page, String username, String password)
      throws IOException, InterruptedException {
    Matcher action = FORM.matcher(page.body());
    if (!action.find()) {
      throw new AssertionError("no form to sign in: " + page);
    }
    Map<String, String> fields =
        HIDDEN
            .matcher(page.body())
            .results()
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    fields.put("username", username);
    fields.put("password", password);
    URI target = endpoint("authorization_endpoint").resolve(action.group(1).replace("&amp;", "&"));
    return follow(post(target, form(fields, Map.of())));
  }

  /** The token request, with what {@code changes} says instead of the usual. */
  public Answer redeem(String code, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", client.redirect().toString());
    parameters.put("code_verifier", verifier);
    if (client.secret().isEmpty()) {
      parameters.put("client_id", client.id());
    }
    HttpRequest.Builder request = post(endpoint("token_endpoint"), form(parameters, changes));
    if (!client.secret().isEmpty()) {
      String basic = client.id() + ":" + client.secret();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }
    return send(request);
  }

  /** The claims of an ID token: its signature, issuer, audience and nonce are checked. */
  public JsonNode claims(String idToken)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode claims = verified(idToken);
    if (!claims.path("iss").equals(issuer.path("issuer"))
        || !claims.path("aud").toString().contains(client.id())
        || !claims.path("nonce").asString().equals(nonce)) {
      throw new AssertionError("not for us: " + claims);
    }
    return claims;
  }

  /** What one of the issuer's keys has signed. */
  public JsonNode verified(String token)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode keys = send(HttpRequest.newBuilder(endpoint("jwks_uri")).GET()).json();
    return new SignedToken(token).verifiedBy(keys);
  }

  /**
   * Ends the session at the issuer, as the client's sign-out does; the browser's cookies go along.
   */
  public Answer signOut(String idToken, URI afterwards) throws IOException, InterruptedException {
    Map<String, String> parameters =
        Map.of("id_token_hint", idToken, "post_logout_redirect_uri", afterwards.toString());
    URI address = URI.create(endpoint("end_session_endpoint") + "?" + form(parameters, Map.of()));
    return follow(HttpRequest.newBuilder(address).GET());
  }

  private Answer follow(HttpRequest.Builder request) throws IOException, InterruptedException {
    Answer answer = send(request.header("Accept", "text/html"));
    for (int hops = 0;
        hops < 5 && answer.redirect().filter(this::isTheIssuers).isPresent();
        hops++) {
      URI next = answer.redirect().orElseThrow();
      answer = send(HttpRequest.newBuilder(next).header("Accept", "text/html").GET());
    }
    return answer;
  }

  private boolean isTheIssuers(URI target) {
    return target.getAuthority().equals(endpoint("authorization_endpoint").getAuthority())
        && !target.toString().startsWith(client.redirect().toString());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    Optional<URI> redirect = response.headers().firstValue("Location").map(response.uri()::resolve);
    return new Answer(response.statusCode(), response.body(), redirect);
  }

  /** A browser keeps "Secure" cookies of the loopback too; {@code CookieManager} would not. */
  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (header.contains("Max-Age=0") || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static HttpRequest.Builder post(URI target, String form) {
    return HttpRequest.newBuilder(target)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static String form(Map<String, String> usual, Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>(usual);
    all.putAll(changes);
    return all.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String challenge() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static JsonNode decoded(String part) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
  }
}
