// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One valid set of access rules. Immutable: who holds it decides by it until they take another.
 *
 * <p>Fails closed: whatever is not a clean permission is a refusal.
 */
final class RuleSet {
  /** Reported when no rule permits and none forbids. */
  static final String DEFAULT_DENY = "default-deny";

  /** Reported, before their ids, when rules could not be evaluated. */
  static final String RULE_FAILED = "rule-failed";

  /** Reported when the directory does not know an agency that the question names. */
  static final String UNKNOWN_AGENCY = "unknown-agency";

  private static final Logger LOG = LoggerFactory.getLogger(RuleSet.class);
  private static final AuthorizationEngine CEDAR = new BasicAuthorizationEngine();

  private final Digest digest;
  private final Schema schema;
  private final PolicySet policies;
  private final DecisionCache decisions = new DecisionCache();

  /** Takes a schema and policies that are valid and cached, both: else Cedar parses each time. */
  RuleSet(Digest digest, Schema schema, PolicySet policies) {
    this.digest = digest;
    this.schema = schema;
    this.policies = policies;
  }

  Digest digest() {
    return digest;
  }

  Ruling decide(Question question, Parties parties) {
    Optional<Ruling> known = decisions.find(parties.version(), question);
    if (known.isPresent()) {
      return known.get();
    }
    Ruling ruling = ask(question, parties);
    if (!ruling.rules().contains(RULE_FAILED)) {
      decisions.keep(parties.version(), question, ruling);
    }
    return ruling;
  }

  int decisionsKept() {
    return decisions.size();
  }

  private Ruling ask(Question question, Parties parties) {
    Optional<CedarQuestion> asked = CedarQuestion.of(question, parties, schema);
    if (asked.isEmpty()) {
      return new Ruling(false, List.of(UNKNOWN_AGENCY));
    }
    try {
      return ruling(CEDAR.isAuthorized(asked.get().request(), policies, asked.get().entities()));
    } catch (AuthException e) {
      LOG.error("Access rules {} could not be asked", digest, e);
      return new Ruling(false, List.of(RULE_FAILED));
    }
  }

  private Ruling ruling(AuthorizationResponse response) {
    if (response.type != AuthorizationResponse.SuccessOrFailure.Success
        || response.success.isEmpty()) {
      LOG.error("Access rules {} did not take a question: {}", digest, response);
      return new Ruling(false, List.of(RULE_FAILED));
    }
    AuthorizationSuccessResponse answer = response.success.get();
    // Cedar skips a rule that fails, a prohibition too: one error makes the whole answer a refusal.
    if (!answer.getErrors().isEmpty()) {
      LOG.error("Access rules {} failed: {}", digest, answer.getErrors());
      return new Ruling(false, failed(answer));
    }
    List<String> reasons = sorted(answer.getReason());
    return new Ruling(answer.isAllowed(), reasons.isEmpty() ? List.of(DEFAULT_DENY) : reasons);
  }

  private static List<String> failed(AuthorizationSuccessResponse answer) {
    List<String> rules = new ArrayList<>();
    rules.add(RULE_FAILED);
    rules.addAll(
        answer.getErrors().stream()
            .map(AuthorizationSuccessResponse.AuthorizationError::getPolicyId)
            .sorted()
            .toList());
    return rules;
  }

  private static List<String> sorted(Collection<String> reasons) {
    return reasons.stream().sorted().toList();
  }
}
