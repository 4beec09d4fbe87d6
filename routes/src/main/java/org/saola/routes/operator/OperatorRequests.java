// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.routes.operator.KeptMessage.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns the operator's requests into acts, and what comes of them into JSON. */
@Component
class OperatorRequests {
  private static final Logger log = LoggerFactory.getLogger(OperatorRequests.class);
  private static final String OPERATOR_HEADER = "Saola-Operator";
  private static final String LOOKED = "looked at what is kept";
  private static final int LARGEST_BODY = 4096;
  private static final Pattern LIST = Pattern.compile("state=([a-z-]+)");
  private static final Pattern ONE = Pattern.compile("/operator/messages/([0-9]{1,18})");
  private static final Pattern REQUEUE =
      Pattern.compile("/operator/messages/([0-9]{1,18})/requeue");

  private final OperatorDesk desk;
  private final RuleRequests rules;

  OperatorRequests(OperatorDesk desk, RuleRequests rules) {
    this.desk = desk;
    this.rules = rules;
  }

  /** What is sent back. */
  record Answer(int status, Object body) {
    static Answer error(int status, String code, String message) {
      return new Answer(status, new Problem(code, message));
    }
  }

  record Problem(String code, String message) {}

  record Messages(List<KeptMessage> messages) {}

  /** Of the hub. */
  record Running(long process) {}

  record Reason(@NotNull String reason) {}

  Answer answer(HttpExchange exchange) {
    try {
      return act(exchange);
    } catch (NotHeld e) {
      return Answer.error(404, "NOT_HELD", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | InvalidDocument e) {
      return Answer.error(400, "INVALID_REQUEST", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      log.error("an operator's request has failed", e);
      return Answer.error(503, "UNAVAILABLE", "try again: see the hub's log");
    }
  }

  private Answer act(HttpExchange exchange) throws NotHeld, InvalidDocument, IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (RuleRequests.concerns(path)) {
      return rules.answer(exchange);
    }
    Matcher one = ONE.matcher(path);
    Matcher requeue = REQUEUE.matcher(path);
    if (method.equals("GET") && path.equals("/operator/messages")) {
      return new Answer(200, new Messages(desk.list(state(exchange), act(exchange, LOOKED))));
    }
    if (method.equals("GET") && one.matches()) {
      return new Answer(200, desk.show(Long.parseLong(one.group(1)), act(exchange, LOOKED)));
    }
    if (method.equals("POST") && requeue.matches()) {
      Act act = act(exchange, reason(exchange));
      return new Answer(200, desk.requeue(Long.parseLong(requeue.group(1)), act));
    }
    if (method.equals("POST") && path.equals("/operator/backups")) {
      desk.backup(act(exchange, reason(exchange)));
      return new Answer(200, new Running(ProcessHandle.current().pid()));
    }
    return Answer.error(404, "NOT_FOUND", "there is nothing here");
  }

  private static Act act(HttpExchange exchange, String reason) {
    String operator = exchange.getRequestHeaders().getFirst(OPERATOR_HEADER);
    if (operator == null) {
      throw new IllegalArgumentException("the header %s is missing".formatted(OPERATOR_HEADER));
    }
    return new Act(operator, reason);
  }

  private static State state(HttpExchange exchange) {
    Matcher state = LIST.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
    if (!state.matches()) {
      throw new IllegalArgumentException("ask with ?state=invalid or ?state=dead-letter");
    }
    return State.of(state.group(1));
  }

  private static String reason(HttpExchange exchange) throws InvalidDocument, IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    return StrictJson.read(body, Reason.class).reason();
  }
}
