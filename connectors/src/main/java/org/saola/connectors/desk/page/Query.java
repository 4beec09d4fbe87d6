// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Texts;

/**
 * What is searched for.
 *
 * @param typed the words as they were typed
 * @param words the same, folded
 */
record Query(
    String typed,
    List<String> words,
    String type,
    String agency,
    @Nullable LocalDate since,
    @Nullable LocalDate until) {
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 10;

  static Query of(Map<String, String> typed) {
    String words = typed.getOrDefault("words", "").strip();
    String some = words.substring(0, Math.min(LONGEST, words.length()));
    return new Query(
        some,
        words(some),
        typed.getOrDefault("type", ""),
        typed.getOrDefault("agency", ""),
        day(typed.getOrDefault("since", "")),
        day(typed.getOrDefault("until", "")));
  }

  private static List<String> words(String words) {
    return Arrays.stream(Texts.folded(words).split("[\\s\\p{Cntrl}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  /** What is no date was not typed into the form: it narrows nothing. */
  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  boolean isEmpty() {
    return words.isEmpty() && type.isEmpty() && agency.isEmpty() && since == null && until == null;
  }

  boolean admits(Letter letter) {
    LocalDate day = letter.at().atZone(ZoneOffset.UTC).toLocalDate();
    return (type.isEmpty() || letter.typeName().equals(type))
        && (agency.isEmpty() || SearchPage.parties(letter).contains(agency))
        && (since == null || !day.isBefore(since))
        && (until == null || !day.isAfter(until));
  }

  /** Never prints: words may name persons. */
  @Override
  public String toString() {
    return "Query[redacted]";
  }
}
