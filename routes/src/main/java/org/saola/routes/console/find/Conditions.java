// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.scope.Scope;

/**
 * A question and a scope as the index understands them.
 *
 * @param words for each part that an entry's kind answers the numbers of its tags; one of each must
 *     be there
 * @param marks the same for officers and codes
 * @param impossible whether nothing can fit: some part has no tag that any entry has
 */
record Conditions(
    Question question, List<Integer[]> words, List<Integer[]> marks, boolean impossible) {

  static Conditions of(Question question, Scope scope, Numbers dictionary) {
    List<Set<String>> words = new ArrayList<>();
    add(words, agencies(question.agencies()));
    add(words, tags(Facet.FROM, question.senders()));
    add(words, tags(Facet.TO, question.recipients()));
    add(words, tags(Facet.EVENT, question.events()));
    add(words, tags(Facet.TYPE, question.types().stream().map(Facet::known).toList()));
    add(words, names(Facet.TLP, question.tlps()));
    add(words, names(Facet.HANDLING, question.handling()));
    add(words, tags(Facet.RULE, question.rules()));
    boolean nothing =
        switch (scope) {
          case Scope.Everything all -> false;
          case Scope.Nothing none -> true;
          case Scope.Agencies some -> {
            Set<String> visible = agencies(some.agencies());
            words.add(
                Stream.concat(visible.stream(), Stream.of(Facet.IN_PUBLIC))
                    .collect(Collectors.toSet()));
            yield false;
          }
        };
    List<Set<String>> marks = new ArrayList<>();
    // Officers first: what is sought begins with the first, and there are fewer entries of each.
    add(marks, tags(Facet.ACTOR, question.actors()));
    add(marks, tags(Facet.CODE, question.codes()));
    return resolve(question, words, marks, nothing, dictionary);
  }

  private static Conditions resolve(
      Question question,
      List<Set<String>> words,
      List<Set<String>> marks,
      boolean nothing,
      Numbers dictionary) {
    Map<String, Integer> numbers = new HashMap<>(dictionary.find(all(words)));
    dictionary.remember(numbers);
    // Not remembered: with its last entry an officer's number is erased.
    numbers.putAll(dictionary.find(all(marks)));
    List<Integer[]> ofWords = words.stream().map(tags -> numbers(tags, numbers)).toList();
    List<Integer[]> ofMarks = marks.stream().map(tags -> numbers(tags, numbers)).toList();
    return new Conditions(
        question,
        ofWords,
        ofMarks,
        nothing
            || Stream.concat(ofWords.stream(), ofMarks.stream()).anyMatch(it -> it.length == 0));
  }

  private static Set<String> all(List<Set<String>> parts) {
    return parts.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Integer[] numbers(Set<String> tags, Map<String, Integer> numbers) {
    return tags.stream().filter(numbers::containsKey).map(numbers::get).toArray(Integer[]::new);
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

  /** Whether every entry of the range of leaves fits. */
  boolean isNone() {
    return words.isEmpty() && marks.isEmpty() && times().isNone();
  }

  /** Whether a message or a thread is asked for, and whatever the log says of it. */
  boolean isOfMessagesAlone() {
    return isNone() && (question.message() != null || question.thread() != null);
  }

  /** What a row of {@code entry} must fulfil beside its range of leaves. */
  Clause times() {
    Clause times = Clause.NONE;
    if (question.since() != null) {
      times = times.and("and entry.at >= ?", Timestamp.from(question.since()));
    }
    if (question.until() != null) {
      times = times.and("and entry.at < ?", Timestamp.from(question.until()));
    }
    return times;
  }

  /** What a row of {@code entry_kind} must fulfil. */
  Clause kinds() {
    Clause kinds = Clause.of("true");
    for (Integer[] numbers : words) {
      kinds =
          kinds.and(
              numbers.length == 1 ? "and tags @> ?::integer[]" : "and tags && ?::integer[]",
              (Object) numbers);
    }
    return kinds;
  }

  /** That a row of {@code entry} is of such a kind. */
  Clause ofKinds() {
    return words.isEmpty()
        ? Clause.NONE
        : Clause.of("and entry.kind in (select number from entry_kind where").and(kinds()).and(")");
  }

  /**
   * That the leaf of a row of {@code entry} has marks.
   *
   * @param known by how many of them the row is found
   */
  Clause marksBut(int known) {
    Clause others = Clause.NONE;
    for (Integer[] numbers : marks.subList(Math.min(known, marks.size()), marks.size())) {
      others =
          others.and(
              """
              and exists (select from entry_mark as other
                           where other.tag = any(?::integer[]) and other.leaf_index = entry.leaf_index)
              """,
              (Object) numbers);
    }
    return others;
  }
}
