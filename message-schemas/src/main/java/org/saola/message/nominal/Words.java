// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that the finder goes by, of all languages together. A new language is new lines. */
final class Words {
  private static final Properties LISTS = load();
  private static final Pattern BLANK = Pattern.compile(" ");

  /** Where a word begins. */
  static final String START = "(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])";

  static final String END = "(?![\\p{L}\\p{N}])";

  private Words() {}

  private static Properties load() {
    Properties lists = new Properties();
    try (BufferedReader in = open("words.properties")) {
      lists.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("words.properties", e);
    }
    return lists;
  }

  private static BufferedReader open(String name) {
    InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static List<String> list(String name) {
    List<String> words =
        LISTS.stringPropertyNames().stream()
            .filter(key -> key.startsWith(name + "."))
            .flatMap(key -> Pattern.compile("\\|").splitAsStream(LISTS.getProperty(key)))
            .map(String::strip)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("there are no words " + name);
    }
    return words;
  }

  /** A list's words as one group of alternatives, the longest first, in exactly their case. */
  static String exactly(String name) {
    return alternatives(list(name));
  }

  /** As {@link #exactly}, in any case. */
  static String anyCase(String name) {
    List<String> words =
        list(name).stream().map(word -> word.toLowerCase(Locale.ROOT)).distinct().toList();
    return "(?iu:" + alternatives(words) + ")";
  }

  /** Grouped by their first letter: most places of a text are done with after a glance at it. */
  private static String alternatives(List<String> words) {
    Map<String, List<String>> byLetter =
        words.stream()
            .collect(
                Collectors.groupingBy(
                    word -> word.substring(0, 1), LinkedHashMap::new, Collectors.toList()));
    return byLetter.entrySet().stream()
        .map(
            group ->
                group.getValue().stream()
                    .map(word -> pattern(word.substring(1)))
                    .collect(Collectors.joining("|", Pattern.quote(group.getKey()) + "(?>", ")")))
        .collect(Collectors.joining("|", "(?>", ")"));
  }

  private static String pattern(String word) {
    String quoted = Pattern.quote(word).replace(" ", "\\E {1,3}\\Q");
    // An abbreviation's dot may be left out, unless the entry has it; a word ends where it ends.
    return word.endsWith(".") ? quoted : quoted + (endsInLetter(word) ? END : "") + "\\.?";
  }

  private static boolean endsInLetter(String word) {
    return word.isEmpty() || Character.isLetterOrDigit(word.charAt(word.length() - 1));
  }

  /** A list's words, folded, for looking up single words. */
  static Set<String> folded(String name) {
    return list(name).stream().map(Folding::fold).collect(Collectors.toCollection(HashSet::new));
  }

  /** The words of a file of words, folded; {@code #} begins a comment. */
  static Set<String> file(String name) {
    try (BufferedReader in = open(name)) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(BLANK::splitAsStream)
          .map(Folding::fold)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
