// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's administration over HTTP; paths follow {@code /admin/realms}. */
final class AdminRest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String client;
  private final String secret;

  AdminRest(URI server, String client, String secret) {
    this.server = server;
    this.client = client;
    this.secret = secret;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(expect(send("GET", path, ""), 200).body());
  }

  /**
   * @return the id of what was made, where something was
   */
  String post(String path, String json) throws IOException, InterruptedException {
    return expect(send("POST", path, json), 201, 204)
        .headers()
        .firstValue("Location")
        .map(made -> made.substring(made.lastIndexOf('/') + 1))
        .orElse("");
  }

  void put(String path, String json) throws IOException, InterruptedException {
    expect(send("PUT", path, json), 204);
  }

  void deleteIfPresent(String path) throws IOException, InterruptedException {
    expect(send("DELETE", path, ""), 204, 404);
  }

  /** Whatever the answer is. */
  HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Asked for each time: it lasts a minute, and tests pause longer. */
  private String token() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(client, secret)))
            .build();
    String answer = expect(http.send(request, BodyHandlers.ofString()), 200).body();
    return JsonMapper.shared().readTree(answer).path("access_token").asString();
  }

  private static HttpResponse<String> expect(HttpResponse<String> response, int... statuses) {
    for (int status : statuses) {
      if (response.statusCode() == status) {
        return response;
      }
    }
    throw new AssertionError(
        "%s answered %d: %s".formatted(response.request(), response.statusCode(), response.body()));
  }
}
