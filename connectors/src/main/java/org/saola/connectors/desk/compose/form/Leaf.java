// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.manifest.AgencyId;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;

/** From one text to the value that a document has. */
final class Leaf {
  private static final int LONGEST_NUMBER = 31;

  private Leaf() {}

  /** Empty where the text is none of its kind. */
  static Optional<Object> of(Field field, String text) {
    try {
      return Optional.of(value(field, text)).filter(value -> fits(field, text));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(Field field, String text) {
    return field.shape().isEmpty() || field.shape().get().matcher(text).matches();
  }

  private static Object value(Field field, String text) {
    return switch (field.kind()) {
      case LINE, PROSE -> text;
      case NUMBER -> number(text);
      case DATE -> LocalDate.parse(text);
      case PARTIAL_DATE -> new PartialDate(text);
      case MOMENT -> moment(text);
      case CHOICE, SET -> word(field, text);
      case CODED -> Coded.of(text, lists(field.list()));
      case TAXON -> Taxon.named(text);
      case PLACE -> Place.of(text);
      case AS_GIVEN -> asGiven(field.type(), text);
      case VALUE -> EstimatedValue.of(text);
      case AGENCY -> new AgencyId(text);
      case GROUP -> throw new IllegalArgumentException("a group is no leaf");
    };
  }

  @SuppressWarnings("unchecked")
  private static <K extends Enum<K> & org.saola.message.vocabulary.Kind> AsGiven<K> asGiven(
      Class<?> kinds, String text) {
    return AsGiven.of(text, (Class<K>) kinds);
  }

  // A comma is a decimal mark to some and groups thousands to others: neither is guessed.
  private static BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new IllegalArgumentException("too long");
    }
    return new BigDecimal(text);
  }

  /** As {@code datetime-local} has it, taken as UTC. */
  private static Instant moment(String text) {
    return text.endsWith("Z")
        ? Instant.parse(text)
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static Object word(Field field, String text) {
    return Arrays.stream(field.type().getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findFirst()
        .map(constant -> constant instanceof YesOrNo said ? (Object) said.isYes() : constant)
        .orElseThrow(() -> new IllegalArgumentException("not of its list"));
  }

  /** The current list first. */
  private static CodeList[] lists(String subject) {
    return CodeLists.all().stream()
        .filter(list -> list.id().subject().equals(subject))
        .toArray(CodeList[]::new);
  }
}
