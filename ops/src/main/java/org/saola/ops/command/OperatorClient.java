// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.routes.authorize.Proposal;
import org.saola.routes.database.PasswordFile;
import org.saola.routes.operator.Approvers;
import org.saola.routes.operator.HubProcess;
import org.saola.routes.operator.KeptMessage;

/** Speaks to a hub's operator endpoint, which its home names, with the token that lies there. */
final class OperatorClient {
  private static final String PROPOSALS = "/operator/rules/proposals";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String token;
  private final String name;
  private final long process;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private OperatorClient(URI address, String token, String name, long process) {
    this.address = address;
    this.token = token;
    this.name = name;
    this.process = process;
  }

  /** As a person with a credential of their own. */
  static OperatorClient of(Path hub, String name, Path credential) throws IOException {
    OperatorClient client = of(hub, name);
    client.headers.put(Approvers.CREDENTIAL_HEADER, PasswordFile.read(credential));
    return client;
  }

  private record Proposals(List<Proposal> proposals) {}

  private record Messages(List<KeptMessage> messages) {}

  private record Running(long process) {}

  private record Refusal(String code, String message) {}

  static OperatorClient of(Path hub, String name) throws IOException {
    return running(hub, name)
        .orElseThrow(
            () -> new IllegalArgumentException(hub + " is not the home of a hub that runs"));
  }

  /** Absent when the hub of this home does not run, whoever listens where it did. */
  static Optional<OperatorClient> running(Path hub, String name) throws IOException {
    Optional<HubProcess> process = HubProcess.of(hub);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OperatorClient(
            URI.create(Files.readString(hub.resolve("operator.address")).strip()),
            Files.readString(hub.resolve("operator.token")).strip(),
            name,
            process.get().pid()));
  }

  List<KeptMessage> list(KeptMessage.State state) throws IOException, InterruptedException {
    String path = "/operator/messages?state=" + state.word();
    return ask("GET", path, BodyPublishers.noBody(), Messages.class).messages();
  }

  KeptMessage show(long number) throws IOException, InterruptedException {
    return ask("GET", "/operator/messages/" + number, BodyPublishers.noBody(), KeptMessage.class);
  }

  KeptMessage requeue(long number, String reason) throws IOException, InterruptedException {
    byte[] body = StrictJson.write(Map.of("reason", reason));
    return ask(
        "POST",
        "/operator/messages/%d/requeue".formatted(number),
        BodyPublishers.ofByteArray(body),
        KeptMessage.class);
  }

  /**
   * Says in the log that a backup is taken.
   *
   * @return the hub's process
   */
  long backup(String reason) throws IOException, InterruptedException {
    byte[] body = StrictJson.write(Map.of("reason", reason));
    long named =
        ask("POST", "/operator/backups", BodyPublishers.ofByteArray(body), Running.class).process();
    if (named != process) {
      throw new IOException(
          "the hub is process %d, but %d answers for it".formatted(process, named));
    }
    return process;
  }

  List<Proposal> proposals() throws IOException, InterruptedException {
    return ask("GET", PROPOSALS, BodyPublishers.noBody(), Proposals.class).proposals();
  }

  Proposal propose(byte[] rules, String reason) throws IOException, InterruptedException {
    headers.put("Saola-Reason", URLEncoder.encode(reason, StandardCharsets.UTF_8));
    return ask("POST", PROPOSALS, BodyPublishers.ofByteArray(rules), Proposal.class);
  }

  Proposal activate(int number, Digest digest) throws IOException, InterruptedException {
    byte[] body = StrictJson.write(Map.of("digest", digest.value()));
    return ask(
        "POST",
        "%s/%d/activate".formatted(PROPOSALS, number),
        BodyPublishers.ofByteArray(body),
        Proposal.class);
  }

  private <T> T ask(String method, String path, BodyPublisher body, Class<T> as)
      throws IOException, InterruptedException {
    HttpRequest.Builder building =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header(Approvers.NAME_HEADER, name)
            .method(method, body);
    headers.forEach(building::header);
    HttpRequest request = building.build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        Refusal refusal = StrictJson.read(answer.body(), Refusal.class);
        throw new IOException(
            "the hub refused (%s): %s".formatted(refusal.code(), refusal.message()));
      }
      return StrictJson.read(answer.body(), as);
    } catch (ConnectException e) {
      throw new IOException("the hub does not answer at %s: is it running?".formatted(address), e);
    } catch (InvalidDocument e) {
      throw new IOException("the hub answered with something else", e);
    }
  }
}
