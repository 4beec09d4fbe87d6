// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/**
 * The fields of a manifest that some types must have and all others must not: what the hub has to
 * know to hold an originator's word, or a statutory time limit, and cannot read in a sealed part.
 */
public record FieldsOfType(
    @Nullable EarlierMessage target,
    @Nullable Answer answer,
    @Nullable Consent consent,
    @Nullable Confirmed confirmed) {
  /** A message whose type has none of them. */
  public static final FieldsOfType NONE = new FieldsOfType(null, null, null, null);

  private static final Map<String, Set<TypeId>> REQUIRED_BY =
      Map.of(
          "target",
          types(
              "recall/1",
              "correction/1",
              "erasure/1",
              "confirmation/1",
              "forward-request/1",
              "forward-consent/1"),
          "answer",
          types("case-reply/1"),
          "consent",
          types("forward-consent/1"),
          "confirmed",
          types("confirmation/1"));

  private static Set<TypeId> types(String... types) {
    return Arrays.stream(types).map(TypeId::new).collect(Collectors.toUnmodifiableSet());
  }

  /** The names of those that messages of a type have. */
  public static Set<String> of(TypeId type) {
    return REQUIRED_BY.entrySet().stream()
        .filter(field -> field.getValue().contains(type))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is missing for a type, or is not for it. */
  public List<Problem> problemsFor(TypeId type) {
    List<Problem> problems = new ArrayList<>();
    check("target", target, type, problems);
    check("answer", answer, type, problems);
    check("consent", consent, type, problems);
    check("confirmed", confirmed, type, problems);
    return problems;
  }

  private static void check(
      String field, @Nullable Object value, TypeId type, List<Problem> problems) {
    boolean asked = REQUIRED_BY.getOrDefault(field, Set.of()).contains(type);
    if (asked && value == null) {
      problems.add(new Problem(field, Rule.FIELD_OF_TYPE_MISSING, type + " has this field"));
    }
    if (!asked && value != null) {
      problems.add(new Problem(field, Rule.FIELD_OF_TYPE_MISPLACED, type + " has no such field"));
    }
  }
}
