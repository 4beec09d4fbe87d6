// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.nominal.ListedPersons.Listed;

/** The words of the listed persons' names, folded, so that a text is looked through once. */
final class NameIndex {
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,100}+");

  private static final int LEAST_ALONE = 4;
  private static final int LEAST_NUMBER = 5;
  private static final Set<String> PARTICLE = foldedNames(Words.folded("particle"));
  private static final Set<String> GENERA = foldedNames(Words.file("genera.txt"));
  private static final Set<String> ORDINARY = ordinary();

  private final Map<String, Set<String>> pairs = new HashMap<>();
  private final Map<String, Standing> alone = new HashMap<>();
  private final Set<String> numbers = new HashSet<>();

  /** What a word of a listed name is worth alone. */
  enum Standing {
    /** A name and, as far as known, nothing else. */
    NAME,
    /** Also a common word or a place: what stands around it decides. */
    ORDINARY
  }

  private NameIndex() {}

  /**
   * @param notAlone words that the part has taxa or places for
   */
  static NameIndex of(ListedPersons persons, Set<String> notAlone) {
    NameIndex index = new NameIndex();
    Set<String> itsOwn = foldedNames(notAlone);
    for (Listed person : persons.persons()) {
      List<String> family = words(person.familyName());
      List<String> given = words(person.givenNames());
      index.addPairs(family, given);
      Stream.concat(family.stream(), given.stream())
          .filter(word -> word.length() >= LEAST_ALONE && !GENERA.contains(word))
          .filter(word -> !itsOwn.contains(word))
          .forEach(word -> index.alone.put(word, standing(word)));
      index.addNumber(person.document());
    }
    return index;
  }

  private static Standing standing(String word) {
    return ORDINARY.contains(word) ? Standing.ORDINARY : Standing.NAME;
  }

  private static Set<String> ordinary() {
    Set<String> words = new HashSet<>();
    for (String list : List.of("noname", "species", "ordinary", "eponym", "animal")) {
      words.addAll(foldedNames(Words.folded(list)));
    }
    words.addAll(foldedNames(Words.file("places.txt")));
    return words;
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

  Optional<Standing> alone(String word) {
    return Optional.ofNullable(alone.get(word));
  }

  boolean isNumber(String number) {
    return numbers.contains(number);
  }
}
