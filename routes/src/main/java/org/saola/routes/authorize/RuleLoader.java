// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a rule set of its files, or refuses with all that is wrong: each policy named by its file,
 * valid against the schema, and in an agency's file about that agency alone.
 */
final class RuleLoader {
  private static final String ID = "id";

  private final RuleFiles files;
  private final Map<String, Map<String, Policy>> policies = new LinkedHashMap<>();
  private final List<RuleMistake> mistakes = new ArrayList<>();

  private RuleLoader(RuleFiles files) {
    this.files = files;
  }

  static RuleSet load(RuleFiles files) throws RulesRefused {
    return new RuleLoader(files).build();
  }

  private RuleSet build() throws RulesRefused {
    Schema schema = schema(files.schema());
    for (Map.Entry<String, String> file : files.policies().entrySet()) {
      parse(file.getKey(), file.getValue());
    }
    try {
      validate(schema);
      if (!mistakes.isEmpty()) {
        throw new RulesRefused(mistakes);
      }
      schema.cache();
      return new RuleSet(files.digest(), schema, policyFiles());
    } catch (AuthException | CacheException e) {
      throw new RulesRefused(
          RuleMistake.inFile("the rules", "cannot be used: " + e.getMessage(), "Report this."));
    }
  }

  private PolicyFiles policyFiles() throws CacheException {
    Map<String, List<Policy>> byFile = new LinkedHashMap<>();
    policies.forEach((owner, rules) -> byFile.put(owner, List.copyOf(rules.values())));
    return new PolicyFiles(byFile);
  }

  private static Schema schema(String text) throws RulesRefused {
    try {
      return Schema.parse(Schema.JsonOrCedar.Cedar, text);
    } catch (AuthException e) {
      throw new RulesRefused(
          RuleMistake.inFile(
              RuleFiles.SCHEMA,
              String.valueOf(e.getMessage()),
              "Take the schema that came with this version of Saola."));
    }
  }

  private void parse(String owner, String text) {
    String file = owner + RuleFiles.SUFFIX;
    try {
      PolicySet parsed = PolicySet.parsePolicies(text);
      // A template means nothing until it is linked, and nothing links here.
      if (!parsed.templates.isEmpty()) {
        mistakes.add(
            RuleMistake.inFile(
                file, "templates are not used", "Name who is meant instead of ?principal."));
      }
      for (Policy policy : parsed.policies) {
        add(owner, file, policy);
      }
    } catch (AuthException e) {
      mistakes.add(
          RuleMistake.inFile(
              file,
              "is not written in Cedar's grammar%s: %s"
                  .formatted(RuleText.place(text), RuleText.cause(e)),
              "Look for a bracket, a semicolon or a quotation mark that is missing or too many."));
    }
  }

  private void add(String owner, String file, Policy policy) throws AuthException {
    String id = policy.getAnnotations().getOrDefault(ID, "");
    if (!id.matches("[a-z0-9-]+\\.[a-z0-9-]+") || !id.startsWith(owner + ".")) {
      mistakes.add(
          RuleMistake.inFile(
              file,
              "each rule needs @id(\"%s.its-name\"), found \"%s\"".formatted(owner, id),
              "Write @id(\"%s.its-name\") above the rule, in small letters and hyphens."
                  .formatted(owner)));
      return;
    }
    if (!owner.equals(PolicyFiles.ALL)) {
      new OwnAffairs(owner)
          .mistake(file, id, JsonMapper.shared().readTree(policy.toJson()))
          .ifPresent(mistakes::add);
    }
    Map<String, Policy> own = policies.computeIfAbsent(owner, any -> new LinkedHashMap<>());
    if (own.putIfAbsent(id, new Policy(policy.policySrc, id)) != null) {
      mistakes.add(
          RuleMistake.inRule(
              file, id, "two rules are named %s".formatted(id), "Give one of them another name."));
    }
  }

  private void validate(Schema schema) throws AuthException {
    Set<Policy> all = new LinkedHashSet<>();
    policies.values().forEach(rules -> all.addAll(rules.values()));
    ValidationResponse validation =
        new BasicAuthorizationEngine().validate(new ValidationRequest(schema, new PolicySet(all)));
    if (validation.validationPassed()) {
      return;
    }
    int before = mistakes.size();
    validation.success.ifPresent(
        result ->
            result.validationErrors.forEach(
                error -> mistakes.add(unfit(error.getPolicyId(), error.getError()))));
    if (mistakes.size() == before) {
      mistakes.add(
          RuleMistake.inFile(
              RuleFiles.SCHEMA,
              "rules do not fit the schema: " + validation,
              "Take the schema that came with this version of Saola."));
    }
  }

  private static RuleMistake unfit(String rule, DetailedError error) {
    String message = error.message.replaceFirst("^for policy `[^`]*`[,:] ", "");
    return RuleMistake.inRule(
        rule.substring(0, rule.indexOf('.')) + RuleFiles.SUFFIX,
        rule,
        message,
        "Use a word that %s declares%s."
            .formatted(RuleFiles.SCHEMA, error.help.map(help -> ": " + help).orElse("")));
  }
}
