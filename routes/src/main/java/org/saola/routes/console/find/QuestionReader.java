// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;

/**
 * Reads a question as an address or a form carries it: {@code since, until} (instants in UTC),
 * {@code agency, from, to, event, type, tlp, handling, rule, code, actor} (each as often as
 * wanted), {@code id, thread}. Empty values ask for nothing; other names are not its own and are
 * left alone.
 */
public final class QuestionReader {
  /** More than any value has that can be found. */
  private static final int LONGEST = 200;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final Predicate<AgencyId> known;

  /**
   * @param known whether the directory knows an agency, or once knew it
   */
  public QuestionReader(Predicate<AgencyId> known) {
    this.known = known;
  }

  /**
   * @throws QuestionRefused with a sentence that says what cannot be asked; it repeats nothing of
   *     it
   */
  public Question read(Map<String, List<String>> parameters) throws QuestionRefused {
    Question question =
        new Question(
            time(parameters, "since"),
            time(parameters, "until"),
            agencies(parameters, "agency"),
            agencies(parameters, "from"),
            agencies(parameters, "to"),
            values(parameters, "event", Event::valueOf, "There is no such event."),
            values(parameters, "type", TypeId::new, "A message type looks like alert/1."),
            values(parameters, "tlp", QuestionReader::tlp, "There is no such TLP marking."),
            values(
                parameters, "handling", HandlingCode::valueOf, "There is no such handling code."),
            values(parameters, "rule", Function.identity(), ""),
            values(parameters, "code", Function.identity(), ""),
            values(parameters, "actor", Function.identity(), ""),
            id(parameters, "id"),
            id(parameters, "thread"));
    QuestionCheck.check(question);
    return question;
  }

  private Set<AgencyId> agencies(Map<String, List<String>> parameters, String name)
      throws QuestionRefused {
    Set<AgencyId> agencies =
        values(parameters, name, AgencyId::new, "An agency's name looks like NL-CUSTOMS.");
    if (!agencies.stream().allMatch(known)) {
      throw new QuestionRefused("The directory does not know such an agency.");
    }
    return agencies;
  }

  private static @Nullable Instant time(Map<String, List<String>> parameters, String name)
      throws QuestionRefused {
    return one(
        values(
            parameters, name, QuestionReader::instant, "A time looks like 2026-11-22T09:30:00Z."),
        "A search has one beginning and one end.");
  }

  private static @Nullable MessageId id(Map<String, List<String>> parameters, String name)
      throws QuestionRefused {
    return one(
        values(parameters, name, MessageId::new, "That is not the id of a message."),
        "Ask for one message and one thread at a time.");
  }

  private static <T> @Nullable T one(Set<T> values, String sentence) throws QuestionRefused {
    if (values.size() > 1) {
      throw new QuestionRefused(sentence);
    }
    for (T value : values) {
      return value;
    }
    return null;
  }

  /** Outside these years PostgreSQL and people agree on nothing. */
  private static Instant instant(String text) {
    Instant instant = Instant.parse(text);
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
      throw new IllegalArgumentException("no time of a log");
    }
    return instant;
  }

  /** TLP 2.0's own spelling, or ours. */
  private static Tlp tlp(String text) {
    return Tlp.valueOf(text.replace('+', '_'));
  }

  private static <T> Set<T> values(
      Map<String, List<String>> parameters, String name, Function<String, T> read, String sentence)
      throws QuestionRefused {
    Set<T> values = new HashSet<>();
    for (String text : parameters.getOrDefault(name, List.of())) {
      if (text.length() > LONGEST) {
        throw new QuestionRefused("A value has at most %d characters.".formatted(LONGEST));
      }
      if (!text.isBlank()) {
        try {
          values.add(read.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
          throw new QuestionRefused(sentence);
        }
      }
    }
    return values;
  }
}
