// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Conditions in words. What it cannot put into words exactly it leaves: a sentence that says
 * something near the rule would be worse than the rule.
 */
final class Phrases {
  private final Terms terms;

  /**
   * @param principal what the rule's principal is called: "the recipient"
   * @param resource what its resource is called: "the part"
   */
  Phrases(String principal, String resource) {
    this.terms = new Terms(principal, resource);
  }

  Optional<String> of(JsonNode expression) {
    return phrase(expression, true);
  }

  /**
   * @param holds whether the expression is to be true, or false
   */
  private Optional<String> phrase(JsonNode expression, boolean holds) {
    if (expression.size() != 1) {
      return Optional.empty();
    }
    String operator = expression.propertyNames().iterator().next();
    JsonNode inner = expression.path(operator);
    return switch (operator) {
      case "!" -> phrase(inner.path("arg"), !holds);
      case "&&" -> joined(inner, holds, holds ? "and" : "or");
      case "||" -> joined(inner, holds, holds ? "or" : "and");
      case "==" -> equal(inner, holds);
      case "!=" -> equal(inner, !holds);
      case "contains" -> contains(inner, holds);
      case "containsAny", "containsAll" -> carries(operator, inner, holds);
      case "in" -> in(inner, holds);
      case "has" -> has(inner, holds);
      case "." -> Terms.path(expression).flatMap(path -> terms.flag(path, holds));
      default -> Optional.empty();
    };
  }

  private Optional<String> joined(JsonNode sides, boolean holds, String word) {
    List<String> phrases = new ArrayList<>();
    for (String side : List.of("left", "right")) {
      Optional<String> phrase = phrase(sides.path(side), holds);
      if (phrase.isEmpty()) {
        return Optional.empty();
      }
      phrases.add(phrase.get());
    }
    String both = phrases.getFirst() + " " + word + " " + phrases.getLast();
    return Optional.of(word.equals("or") ? "either " + both : both);
  }

  private Optional<String> equal(JsonNode sides, boolean holds) {
    Optional<String> value = Terms.value(sides.path("right"));
    if (value.isEmpty() && Terms.value(sides.path("left")).isEmpty()) {
      return Terms.path(sides.path("left"))
          .flatMap(
              left -> Terms.path(sides.path("right")).map(right -> terms.same(left, right, holds)));
    }
    JsonNode path = value.isPresent() ? sides.path("left") : sides.path("right");
    return value
        .or(() -> Terms.value(sides.path("left")))
        .flatMap(it -> Terms.path(path).flatMap(field -> terms.is(field, List.of(it), holds)));
  }

  /** {@code [..].contains(a field)}, or {@code a set.contains(a value)}. */
  private Optional<String> contains(JsonNode sides, boolean holds) {
    Optional<List<String>> choices = Terms.values(sides.path("left"));
    if (choices.isPresent()) {
      return Terms.path(sides.path("right"))
          .flatMap(field -> terms.is(field, choices.get(), holds));
    }
    return Terms.value(sides.path("right"))
        .flatMap(
            value ->
                Terms.path(sides.path("left"))
                    .flatMap(field -> terms.carries(field, value, holds)));
  }

  private Optional<String> carries(String operator, JsonNode sides, boolean holds) {
    if (operator.equals("containsAll") && !holds) {
      return Optional.empty();
    }
    String word = operator.equals("containsAny") ? "or" : "and";
    return Terms.values(sides.path("right"))
        .flatMap(
            values ->
                Terms.path(sides.path("left"))
                    .flatMap(field -> terms.carries(field, listed(values, word), holds)));
  }

  private Optional<String> in(JsonNode sides, boolean holds) {
    Optional<String> group =
        Terms.value(sides.path("right"))
            .or(
                () ->
                    Terms.path(sides.path("right"))
                        .filter("context.via"::equals)
                        .map(path -> "that group"));
    return group.flatMap(
        of -> Terms.path(sides.path("left")).flatMap(field -> terms.member(field, of, holds)));
  }

  private Optional<String> has(JsonNode sides, boolean holds) {
    return Terms.path(sides.path("left"))
        .flatMap(owner -> terms.given(owner + "." + sides.path("attr").asString(), holds));
  }

  /** {@code a, b and c}. */
  static String listed(List<String> items, String word) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    return Stream.of(String.join(", ", items.subList(0, items.size() - 1)), items.getLast())
        .reduce((first, last) -> first + " " + word + " " + last)
        .orElseThrow();
  }
}
