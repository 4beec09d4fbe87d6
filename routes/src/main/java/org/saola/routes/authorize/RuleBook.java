// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer.PartRuling;
import org.saola.message.notice.DecisionQuery;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.words.RuleSentence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A valid rule set for people to read and to try: it decides as the hub would, sends nothing and
 * records nothing.
 */
public final class RuleBook {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RuleFiles files;
  private final RuleSet rules;

  private RuleBook(RuleFiles files, RuleSet rules) {
    this.files = files;
    this.rules = rules;
  }

  /** Loads a folder just as the hub does. */
  public static RuleBook open(Path folder) throws IOException, RulesRefused {
    return of(RuleFiles.read(folder));
  }

  static RuleBook of(RuleFiles files) throws RulesRefused {
    return new RuleBook(files, RuleLoader.load(files));
  }

  /** All files in one piece, as a proposal carries them. */
  public byte[] bytes() {
    return files.bytes();
  }

  public Digest digest() {
    return rules.digest();
  }

  RuleSet rules() {
    return rules;
  }

  /** What the hub would answer to the questions of connectors, under one directory. */
  @FunctionalInterface
  public interface Deciding {
    /** One ruling for each part and each agency that it is meant for, in their order. */
    List<PartRuling> parts(AgencyId sender, DecisionQuery query);
  }

  public Deciding deciding(DirectoryDocument directory) {
    Parties parties = Parties.of(directory);
    return (sender, query) -> {
      Paths paths = Paths.of(sender, query, rules, parties);
      List<PartRuling> rulings = new ArrayList<>();
      for (DecisionQuery.Asked part : query.parts()) {
        for (AgencyId agency : part.to()) {
          rulings.add(
              new PartRuling(
                  part.name(), agency, paths.decide(part.name(), part.nominal(), agency)));
        }
      }
      return rulings;
    };
  }

  /** What stands in which file, files and rules in their order. */
  public List<RuleInWords> inWords() {
    List<RuleInWords> words = new ArrayList<>();
    for (Map.Entry<String, List<Policy>> file : rules.policies().entrySet()) {
      String name = file.getKey() + RuleFiles.SUFFIX;
      String text = files.texts().getOrDefault(name, "");
      file.getValue().stream()
          .sorted(Comparator.comparingInt(policy -> text.indexOf('"' + policy.policyID + '"')))
          .map(policy -> new RuleInWords(name, policy.policyID, sentence(policy)))
          .forEach(words::add);
    }
    return words;
  }

  /** Files that hold no rule. */
  public List<String> emptyFiles() {
    return files.texts().keySet().stream()
        .filter(name -> name.endsWith(RuleFiles.SUFFIX))
        .filter(name -> !rules.policies().containsKey(name.replace(RuleFiles.SUFFIX, "")))
        .toList();
  }

  /** What would become of a message, and what would have to change where it would be refused. */
  public Explanation explain(Enquiry enquiry, DirectoryDocument directory) {
    return new Explaining(this, directory).explain(enquiry);
  }

  private static String sentence(Policy policy) {
    try {
      return RuleSentence.of(JSON.readTree(policy.toJson()), RuleBook::cedar);
    } catch (InternalException e) {
      throw new IllegalStateException("a loaded policy has no JSON form: " + policy.policyID, e);
    }
  }

  /** Cedar writes the expression for us: a policy that has it as its one condition. */
  private static String cedar(JsonNode expression) {
    var policy = JSON.createObjectNode().put("effect", "permit");
    for (String variable : List.of("principal", "action", "resource")) {
      policy.putObject(variable).put("op", "All");
    }
    policy.putArray("conditions").addObject().put("kind", "when").set("body", expression);
    try {
      String text = Policy.fromJson("text", policy.toString()).policySrc;
      return text.substring(text.indexOf('{') + 1, text.lastIndexOf('}')).strip();
    } catch (InternalException e) {
      throw new IllegalStateException("a loaded policy's condition has no Cedar form", e);
    }
  }
}
