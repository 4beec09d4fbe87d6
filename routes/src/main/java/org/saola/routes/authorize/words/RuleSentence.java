// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One policy as one sentence: who may or may not do what, and when. */
public final class RuleSentence {
  private static final Set<String> RECEIVING = Set.of("receive", "forward");

  private final JsonNode policy;
  private final Set<String> actions = new TreeSet<>();
  private final Phrases phrases;
  private final CedarText cedar;

  /** Cedar's own spelling of an expression, for what has no words. */
  public interface CedarText {
    String of(JsonNode expression);
  }

  private RuleSentence(JsonNode policy, CedarText cedar) {
    this.policy = policy;
    this.cedar = cedar;
    JsonNode action = policy.path("action");
    if (action.has("entity")) {
      actions.add(action.path("entity").path("id").asString());
    }
    action.path("entities").forEach(entity -> actions.add(entity.path("id").asString()));
    this.phrases = new Phrases(who(), thing());
  }

  /**
   * @param policy in Cedar's JSON form
   */
  public static String of(JsonNode policy, CedarText cedar) {
    return new RuleSentence(policy, cedar).sentence();
  }

  private boolean sends() {
    return actions.equals(Set.of("submit"));
  }

  private boolean receives() {
    return !actions.isEmpty() && RECEIVING.containsAll(actions);
  }

  private boolean consults() {
    return actions.equals(Set.of("consult"));
  }

  private String who() {
    return consults()
        ? "the auditor"
        : sends() ? "the sender" : receives() ? "the recipient" : "the agency";
  }

  private String thing() {
    return consults() ? "that agency" : sends() ? "the message" : "the part";
  }

  private String sentence() {
    boolean permit = policy.path("effect").asString().equals("permit");
    return "%s: %s %s %s%s%s."
        .formatted(
            permit ? "Permits" : "Refuses",
            subject(permit),
            permit || !namesOne() ? "may" : "may not",
            deed(),
            conditions("when"),
            conditions("unless"))
        .replace(",,", ",");
  }

  private boolean namesOne() {
    return policy.path("principal").has("entity");
  }

  private String subject(boolean permit) {
    JsonNode principal = policy.path("principal");
    String id = principal.path("entity").path("id").asString();
    String member = (permit ? "any member of " : "a member of ") + id;
    return switch (principal.path("op").asString()) {
      case "==" -> id;
      case "in" -> member;
      default -> (permit ? "any " : "no ") + (consults() ? "auditor" : "agency");
    };
  }

  private String deed() {
    if (sends()) {
      return "send " + resource("any message", "a message of type ");
    }
    if (consults()) {
      return "consult the log's entries of " + resource("any agency", "");
    }
    if (actions.isEmpty()) {
      return "send anything, receive anything, get anything that is passed on or consult the log";
    }
    if (!receives()) {
      return "send anything, receive anything or get anything that is passed on";
    }
    String part = resource("any part", "the part ");
    if (actions.contains("receive")) {
      return "receive " + part + (actions.contains("forward") ? ", sent or passed on," : "");
    }
    return "get " + part + " that another agency passes on";
  }

  private String resource(String any, String article) {
    JsonNode resource = policy.path("resource");
    return resource.path("op").asString().equals("==")
        ? article + resource.path("entity").path("id").asString()
        : any;
  }

  /** Every {@code when} must hold, and no {@code unless}. */
  private String conditions(String kind) {
    List<List<String>> clauses = new ArrayList<>();
    for (JsonNode condition : policy.path("conditions")) {
      if (condition.path("kind").asString().equals(kind)) {
        clauses.add(words(condition.path("body")));
      }
    }
    if (clauses.isEmpty()) {
      return "";
    }
    if (kind.equals("when")) {
      clauses = List.of(clauses.stream().flatMap(List::stream).toList());
    }
    List<String> all = clauses.stream().map(clause -> Phrases.listed(clause, "and")).toList();
    String first = kind.equals("unless") ? ", unless " : " when ";
    return first + String.join(", or " + kind + " ", all);
  }

  /** The conjuncts of a condition, each in words or, if there are none for it, in Cedar. */
  private List<String> words(JsonNode expression) {
    if (expression.has("&&")) {
      List<String> both = new ArrayList<>(words(expression.path("&&").path("left")));
      both.addAll(words(expression.path("&&").path("right")));
      return both;
    }
    return List.of(
        phrases.of(expression).orElseGet(() -> "this holds: `" + cedar.of(expression) + "`"));
  }
}
