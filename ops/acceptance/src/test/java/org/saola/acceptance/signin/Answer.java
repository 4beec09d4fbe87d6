// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.signin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an issuer answered.
 *
 * @param redirect where it sends the browser, away from its own pages
 */
public record Answer(int status, String body, Optional<URI> redirect) {

  /** With what it sends the browser back to the client, in the query or behind {@code #}. */
  public Map<String, String> parameters() {
    URI back = redirect.orElseThrow(() -> new AssertionError("stays at the issuer: " + this));
    String query = back.getRawQuery() == null ? back.getRawFragment() : back.getRawQuery();
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
  }

  /** The code of a sign-in that went well. */
  public String code() {
    return Optional.ofNullable(parameters().get("code"))
        .orElseThrow(() -> new AssertionError("no code: " + redirect));
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
