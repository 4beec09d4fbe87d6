// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saola.message.nominal.ListedPersons.Listed;

/** The words of the listed persons' names, folded, so that a text is looked through once. */
final class NameIndex {
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,100}+");

  private static final int LEAST_ALONE = 4;
  private static final int LEAST_NUMBER = 5;
  private static final Set<String> PARTICLE = foldedNames(Words.folded("particle"));
  // Words that are people's names too: alone they are more likely what they say.
  private static final Set<String> ORDINARY = foldedNames(Words.folded("noname"));
  private static final Set<String> GENERA = foldedNames(Words.genera());

  private final Map<String, Set<String>> pairs = new HashMap<>();
  private final Set<String> alone = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();

  private NameIndex() {}

  /**
   * @param notAlone words that the part has taxa or places for
   */
  static NameIndex of(ListedPersons persons, Set<String> notAlone) {
    NameIndex index = new NameIndex();
    Set<String> ordinary = foldedNames(notAlone);
    for (Listed person : persons.persons()) {
      List<String> family = words(person.familyName());
      index.addPairs(family, words(person.givenNames()));
      family.stream()
          .filter(word -> word.length() >= LEAST_ALONE && !ORDINARY.contains(word))
          .filter(word -> !GENERA.contains(word) && !ordinary.contains(word))
          .forEach(index.alone::add);
      index.addNumber(person.document());
    }
    return index;
  }

  private void addPairs(List<String> family, List<String> given) {
    for (String one : family) {
      given.forEach(other -> addPair(one, other));
    }
    List<String> all = family.isEmpty() ? given : family;
    for (int i = 1; i < all.size(); i++) {
      addPair(all.get(i - 1), all.get(i));
    }
  }

  private void addPair(String one, String other) {
    pairs.computeIfAbsent(one, unused -> new HashSet<>()).add(other);
    pairs.computeIfAbsent(other, unused -> new HashSet<>()).add(one);
  }

  private void addNumber(String number) {
    String plain = Folding.fold(number).replaceAll("[^\\p{L}\\p{N}]", "");
    if (plain.length() >= LEAST_NUMBER) {
      numbers.add(plain);
    }
  }

  /** Without initials, and without particles unless there is nothing else. */
  private static List<String> words(String name) {
    List<String> all = new ArrayList<>();
    Matcher word = WORD.matcher(name);
    while (word.find()) {
      String folded = Folding.foldName(word.group());
      if (folded.length() > 1) {
        all.add(folded);
      }
    }
    List<String> plain = all.stream().filter(one -> !PARTICLE.contains(one)).toList();
    return plain.isEmpty() ? all : plain;
  }

  private static Set<String> foldedNames(Set<String> words) {
    return words.stream().map(Folding::foldName).collect(Collectors.toSet());
  }

  boolean isEmpty() {
    return pairs.isEmpty() && alone.isEmpty() && numbers.isEmpty();
  }

  boolean isPair(String one, String other) {
    return pairs.getOrDefault(one, Set.of()).contains(other);
  }

  boolean countsAlone(String word) {
    return alone.contains(word);
  }

  boolean isNumber(String number) {
    return numbers.contains(number);
  }
}
