// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.saola.message.json.StrictJson;
import org.saola.routes.audit.PublishedLog;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /proofs?entries=1,2,3&seen=SIZE}: for the console's own context, where only auditors
 * come in. It has no stereotype, so that the hub's own context does not find it and serve it to
 * agencies.
 */
public final class ProofEndpoint {
  static final int MOST = 100;

  /** A safe integer of the browser's has 16 digits. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");

  private final ProofAnswers answers;

  private ProofEndpoint(ProofAnswers answers) {
    this.answers = answers;
  }

  public static RouterFunction<ServerResponse> routes(PublishedLog log, OpenedLeaves openings) {
    var endpoint = new ProofEndpoint(new ProofAnswers(log, openings));
    return RouterFunctions.route().GET("/proofs", endpoint::proofs).build();
  }

  /** The body of what is refused. */
  record Refusal(String code, String message) {}

  private ServerResponse proofs(ServerRequest request) throws IOException {
    Optional<String> entries = request.param("entries");
    String[] asked = entries.orElse("").split(",", MOST + 2);
    Optional<String> seen = request.param("seen");
    if (entries.isEmpty() || !Arrays.stream(asked).allMatch(ProofEndpoint::isNumber)) {
      return refused("'entries' takes indexes, such as 1,2,3");
    }
    if (asked.length > MOST) {
      return refused("at most %d entries are proven at once".formatted(MOST));
    }
    if (seen.isPresent() && !isNumber(seen.get())) {
      return refused("'seen' takes the size of a tree");
    }
    List<Long> indexes = Arrays.stream(asked).map(Long::valueOf).distinct().toList();
    OptionalLong size =
        seen.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    Optional<ProofAnswer> answer = answers.answer(indexes, size);
    return answer.isPresent()
        ? respond(HttpStatus.OK, answer.get())
        : respond(
            HttpStatus.SERVICE_UNAVAILABLE,
            new Refusal("NO_CHECKPOINT", "the log has no checkpoint yet"));
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static ServerResponse refused(String message) {
    return respond(HttpStatus.BAD_REQUEST, new Refusal("INVALID", message));
  }

  private static ServerResponse respond(HttpStatus status, Object body) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(StrictJson.write(body));
  }
}
