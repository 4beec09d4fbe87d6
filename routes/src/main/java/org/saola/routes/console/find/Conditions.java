// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.scope.Scope;

/**
 * A question and a scope as the index understands them. What was asked is bound to the statement,
 * never part of its text.
 *
 * @param parts for each part of the question the numbers of its tags; one of each must be there
 * @param impossible whether nothing can fit: some part has no tag that any entry has
 */
record Conditions(Question question, List<Part> parts, boolean impossible) {
  /**
   * @param meets whether the index keeps with which other tags these stand
   */
  record Part(List<Integer> numbers, boolean meets) {}

  static Conditions of(Question question, Scope scope, TagNumbers dictionary) {
    List<Set<String>> parts = new ArrayList<>();
    add(parts, agencies(question.agencies()));
    add(parts, tags(Facet.FROM, question.senders()));
    add(parts, tags(Facet.TO, question.recipients()));
    add(parts, tags(Facet.EVENT, question.events()));
    add(parts, tags(Facet.TYPE, question.types()));
    add(parts, names(Facet.TLP, question.tlps()));
    add(parts, names(Facet.HANDLING, question.handling()));
    add(parts, tags(Facet.RULE, question.rules()));
    add(parts, tags(Facet.CODE, question.codes()));
    add(parts, tags(Facet.ACTOR, question.actors()));
    boolean nothing =
        switch (scope) {
          case Scope.Everything all -> false;
          case Scope.Nothing none -> true;
          case Scope.Agencies some -> {
            Set<String> visible = agencies(some.agencies());
            parts.add(
                Stream.concat(visible.stream(), Stream.of(Facet.IN_PUBLIC))
                    .collect(Collectors.toSet()));
            yield false;
          }
        };
    return resolve(question, parts, nothing, dictionary);
  }

  private static Conditions resolve(
      Question question, List<Set<String>> parts, boolean nothing, TagNumbers dictionary) {
    Map<String, Integer> numbers =
        dictionary.find(parts.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    dictionary.remember(numbers);
    List<Part> resolved = parts.stream().map(tags -> part(tags, numbers)).toList();
    return new Conditions(
        question,
        resolved,
        nothing || resolved.stream().anyMatch(part -> part.numbers().isEmpty()));
  }

  private static Part part(Set<String> tags, Map<String, Integer> numbers) {
    return new Part(
        tags.stream().filter(numbers::containsKey).map(numbers::get).toList(),
        tags.stream().allMatch(Facet::meets));
  }

  private static void add(List<Set<String>> parts, Set<String> tags) {
    if (!tags.isEmpty()) {
      parts.add(tags);
    }
  }

  private static Set<String> agencies(Set<AgencyId> agencies) {
    return Stream.of(Facet.FROM, Facet.TO, Facet.OWNER)
        .flatMap(facet -> tags(facet, agencies).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> tags(Facet facet, Collection<?> values) {
    return values.stream().map(value -> facet.tag(value.toString())).collect(Collectors.toSet());
  }

  /** Of constants whose JSON is another than their name. */
  private static Set<String> names(Facet facet, Set<? extends Enum<?>> values) {
    return values.stream().map(value -> facet.tag(value.name())).collect(Collectors.toSet());
  }

  /** What a row must fulfil, for {@link #parameters}. */
  String sql() {
    StringBuilder sql = new StringBuilder("true");
    if (question.since() != null) {
      sql.append(" and at >= ?");
    }
    if (question.until() != null) {
      sql.append(" and at < ?");
    }
    for (Part part : parts) {
      sql.append(
          part.numbers().size() == 1 ? " and tags @> ?::integer[]" : " and tags && ?::integer[]");
    }
    return sql.toString();
  }

  List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    if (question.since() != null) {
      parameters.add(Timestamp.from(question.since()));
    }
    if (question.until() != null) {
      parameters.add(Timestamp.from(question.until()));
    }
    parts.forEach(part -> parameters.add(part.numbers().toArray(Integer[]::new)));
    return parameters;
  }
}
