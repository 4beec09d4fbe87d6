// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.routes.authorize.ApprovalRefused;
import org.saola.routes.authorize.Approver;
import org.saola.routes.authorize.Proposal;
import org.saola.routes.authorize.RuleApproval;
import org.saola.routes.authorize.RulesRefused;
import org.saola.routes.operator.OperatorRequests.Answer;
import org.springframework.stereotype.Component;

/** Proposals of rules, and their activation by somebody else. */
@Component
class RuleRequests {
  static final String PROPOSALS = "/operator/rules/proposals";
  private static final Pattern ACTIVATE = Pattern.compile(PROPOSALS + "/([0-9]{1,9})/activate");
  private static final String REASON_HEADER = "Saola-Reason";
  private static final int LARGEST_BODY = 4096;
  private static final int LARGEST_RULES = 16 * 1024 * 1024;

  private final RuleApproval approval;
  private final Approvers approvers;

  RuleRequests(RuleApproval approval, Approvers approvers) {
    this.approval = approval;
    this.approvers = approvers;
  }

  record Proposals(List<Proposal> proposals) {}

  record Activation(@NotNull Digest digest) {}

  static boolean concerns(String path) {
    return path.startsWith(PROPOSALS);
  }

  Answer answer(HttpExchange exchange) throws InvalidDocument, IOException {
    try {
      return act(exchange);
    } catch (Approvers.NotKnown e) {
      return Answer.error(401, "NOT_KNOWN", String.valueOf(e.getMessage()));
    } catch (ApprovalRefused e) {
      return Answer.error(409, e.code().name(), String.valueOf(e.getMessage()));
    } catch (RulesRefused e) {
      return Answer.error(422, "RULES_REFUSED", String.valueOf(e.getMessage()));
    }
  }

  private Answer act(HttpExchange exchange)
      throws InvalidDocument, IOException, Approvers.NotKnown, ApprovalRefused, RulesRefused {
    String path = exchange.getRequestURI().getPath();
    boolean post = exchange.getRequestMethod().equals("POST");
    Matcher activate = ACTIVATE.matcher(path);
    Approver by = approvers.identify(exchange);
    if (!post && path.equals(PROPOSALS)) {
      return new Answer(200, new Proposals(approval.list()));
    }
    if (post && path.equals(PROPOSALS)) {
      Act act = new Act(by.name(), reason(exchange));
      byte[] files = exchange.getRequestBody().readNBytes(LARGEST_RULES);
      return new Answer(200, approval.propose(by, files, act.reason()));
    }
    if (post && activate.matches()) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      Digest digest = StrictJson.read(body, Activation.class).digest();
      return new Answer(200, approval.activate(by, Integer.parseInt(activate.group(1)), digest));
    }
    return Answer.error(404, "NOT_FOUND", "there is nothing here");
  }

  private static String reason(HttpExchange exchange) {
    String reason = exchange.getRequestHeaders().getFirst(REASON_HEADER);
    return reason == null ? "" : URLDecoder.decode(reason, StandardCharsets.UTF_8);
  }
}
