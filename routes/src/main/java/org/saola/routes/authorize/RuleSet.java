// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final PolicyFiles policies;
  private final DecisionCache decisions = new DecisionCache();

  /** Takes a schema that is valid and cached, and policies that fit it. */
  RuleSet(Digest digest, Schema schema, PolicyFiles policies) {
    this.digest = digest;
    this.schema = schema;
    this.policies = policies;
  }

  Digest digest() {
    return digest;
  }

  /** Every policy, by the owner of the file that it stands in. */
  Map<String, List<Policy>> policies() {
    return policies.all();
  }

  /** The same set without some rules, for trying what it would then decide. */
  RuleSet without(Set<String> ids) {
    Map<String, List<Policy>> kept = new LinkedHashMap<>();
    policies()
        .forEach(
            (owner, rules) ->
                kept.put(
                    owner, rules.stream().filter(rule -> !ids.contains(rule.policyID)).toList()));
    try {
      return new RuleSet(digest, schema, new PolicyFiles(kept));
    } catch (CacheException e) {
      throw new IllegalStateException("Cedar does not take what it has taken before", e);
    }
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

  /** Not kept: an auditor asks about every agency at once, and would push out what messages ask. */
  Ruling decide(Question.Consult question, Parties parties) {
    return ask(question, parties);
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
      Answers answers = new Answers();
      for (PolicySet file : policies.concerning(question)) {
        answers.add(CEDAR.isAuthorized(asked.get().request(), file, asked.get().entities()));
      }
      return answers.ruling(digest);
    } catch (AuthException e) {
      LOG.error("Access rules {} could not be asked", digest, e);
      return new Ruling(false, List.of(RULE_FAILED));
    }
  }
}
