// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse.AuthorizationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files that concern one question say, put together as Cedar would have put it had all
 * policies been in one file: a prohibition in any wins over every permission, and one that cannot
 * be evaluated denies.
 */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Set<String> forbids = new TreeSet<>();
  private final Set<String> permits = new TreeSet<>();
  private final Set<String> failed = new TreeSet<>();
  private boolean notTaken;

  void add(AuthorizationResponse response) {
    if (response.type != AuthorizationResponse.SuccessOrFailure.Success
        || response.success.isEmpty()) {
      LOG.error("Access rules did not take a question: {}", response);
      notTaken = true;
      return;
    }
    AuthorizationSuccessResponse answer = response.success.get();
    answer.getErrors().stream().map(AuthorizationError::getPolicyId).forEach(failed::add);
    // Cedar names the permits of an Allow; of a Deny the forbids, or nothing.
    (answer.isAllowed() ? permits : forbids).addAll(answer.getReason());
  }

  Ruling ruling(Digest rules) {
    // Cedar skips a rule that fails, a prohibition too: one error makes the whole answer a refusal.
    if (notTaken || !failed.isEmpty()) {
      LOG.error("Access rules {} failed: {}", rules, failed);
      List<String> named = new ArrayList<>();
      named.add(RuleSet.RULE_FAILED);
      named.addAll(failed);
      return new Ruling(false, named);
    }
    if (!forbids.isEmpty()) {
      return new Ruling(false, List.copyOf(forbids));
    }
    return permits.isEmpty()
        ? new Ruling(false, List.of(RuleSet.DEFAULT_DENY))
        : new Ruling(true, List.copyOf(permits));
  }
}
