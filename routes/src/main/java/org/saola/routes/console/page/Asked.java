// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionReader;
import org.saola.routes.console.find.QuestionRefused;

/**
 * What an address asks for, and which of its fields cannot be understood. The fields are kept as
 * they were typed, so that the form shows them again.
 *
 * @param fields those that say something
 * @param wrong names of fields that no entry can fit, because nothing is written so
 */
public record Asked(Map<String, String> fields, Question question, List<String> wrong) {
  private static final List<String> FIELDS =
      List.of(
          "since", "until", "agency", "from", "to", "event", "type", "tlp", "rule", "code", "actor",
          "id", "thread");

  /** Those that are seldom used, and hidden until they are. */
  private static final Set<String> NARROW =
      Set.of("from", "to", "rule", "code", "actor", "id", "thread");

  /**
   * @param known whether the directory knows an agency, or once knew it
   */
  static Asked of(Map<String, List<String>> parameters, Predicate<AgencyId> known) {
    var reader = new QuestionReader(known);
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, List<String>> right = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (String name : FIELDS) {
      String typed =
          parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("").strip();
      if (typed.isEmpty()) {
        continue;
      }
      fields.put(name, typed);
      List<String> value = List.of(moment(name, typed));
      try {
        reader.read(Map.of(name, value));
        right.put(name, value);
      } catch (QuestionRefused e) {
        wrong.add(name);
      }
    }
    return new Asked(fields, question(reader, right, wrong), wrong);
  }

  private static Question question(
      QuestionReader reader, Map<String, List<String>> right, List<String> wrong) {
    try {
      return reader.read(right);
    } catch (QuestionRefused e) {
      // Each is right by itself: what does not go together is the end before the beginning.
      wrong.add("until");
      return Question.ALL;
    }
  }

  /** A day, in the time that all agencies share, is meant whole. */
  private static String moment(String name, String typed) {
    if (!name.equals("since") && !name.equals("until")) {
      return typed;
    }
    try {
      return LocalDate.parse(typed)
          .plusDays(name.equals("until") ? 1 : 0)
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC)
          .toString();
    } catch (DateTimeException e) {
      return typed;
    }
  }

  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean isWrong(String name) {
    return wrong.contains(name);
  }

  public boolean isNarrow() {
    return fields.keySet().stream().anyMatch(NARROW::contains);
  }
}
