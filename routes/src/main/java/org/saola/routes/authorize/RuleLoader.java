// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a rule set of its files, or refuses: each policy named by its file, valid against the
 * schema, and in an agency's file about that agency alone.
 */
final class RuleLoader {
  private static final String ID = "id";
  private static final String ALL = "all";

  private final Map<String, Policy> policies = new LinkedHashMap<>();

  private RuleLoader() {}

  static RuleSet load(RuleFiles files) throws RulesRefused {
    return new RuleLoader().build(files);
  }

  private RuleSet build(RuleFiles files) throws RulesRefused {
    Schema schema = schema(files.schema());
    for (Map.Entry<String, String> file : files.policies().entrySet()) {
      parse(file.getKey(), file.getValue());
    }
    PolicySet set = new PolicySet(new LinkedHashSet<>(policies.values()));
    try {
      validate(schema, set);
      schema.cache();
      set.cache();
    } catch (AuthException | CacheException e) {
      throw new RulesRefused("rules cannot be used: " + e.getMessage());
    }
    return new RuleSet(files.digest(), schema, set);
  }

  private static Schema schema(String text) throws RulesRefused {
    try {
      return Schema.parse(Schema.JsonOrCedar.Cedar, text);
    } catch (AuthException e) {
      throw new RulesRefused("%s: %s".formatted(RuleFiles.SCHEMA, e.getMessage()));
    }
  }

  private void parse(String owner, String text) throws RulesRefused {
    try {
      PolicySet file = PolicySet.parsePolicies(text);
      // A template means nothing until it is linked, and nothing links here.
      if (!file.templates.isEmpty()) {
        throw new RulesRefused("%s.cedar: templates are not used".formatted(owner));
      }
      for (Policy policy : file.policies) {
        add(owner, policy);
      }
    } catch (AuthException e) {
      throw new RulesRefused("%s.cedar: %s".formatted(owner, e.getMessage()));
    }
  }

  private void add(String owner, Policy policy) throws RulesRefused, AuthException {
    String id = policy.getAnnotations().getOrDefault(ID, "");
    if (!id.matches("[a-z0-9-]+\\.[a-z0-9-]+") || !id.startsWith(owner + ".")) {
      throw new RulesRefused(
          "%s.cedar: each rule needs @id(\"%s.its-name\"), found \"%s\""
              .formatted(owner, owner, id));
    }
    if (!owner.equals(ALL)) {
      new OwnAffairs(owner).check(id, JsonMapper.shared().readTree(policy.toJson()));
    }
    if (policies.putIfAbsent(id, new Policy(policy.policySrc, id)) != null) {
      throw new RulesRefused("%s.cedar: two rules are named %s".formatted(owner, id));
    }
  }

  private static void validate(Schema schema, PolicySet set) throws RulesRefused, AuthException {
    ValidationResponse validation =
        new BasicAuthorizationEngine().validate(new ValidationRequest(schema, set));
    if (!validation.validationPassed()) {
      throw new RulesRefused("rules do not fit the schema: " + validation);
    }
  }
}
