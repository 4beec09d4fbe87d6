// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.sheet.Field.Value;
import org.saola.message.code.ListId;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;
import org.saola.pages.frame.Times;
import org.springframework.stereotype.Component;

/** Turns any record of a message type into fields that people read. */
@Component
public class Sheets {
  private final Labels labels;

  Sheets(Labels labels) {
    this.labels = labels;
  }

  /** The fields of a record that hold something, in its own order. */
  public List<Field> of(Object record, Locale locale) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object held = held(record, component);
      List<Value> values = values(component, held, locale);
      if (!values.isEmpty()) {
        fields.add(new Field(labels.field(component, locale), values));
      }
    }
    return fields;
  }

  private List<Value> values(RecordComponent component, @Nullable Object held, Locale locale) {
    if (isPlainNo(component, held)) {
      return List.of();
    }
    // Parts that are asked for, or to be erased, stand there by their names.
    return component.getName().equals("parts")
            && held instanceof List<?> parts
            && parts.stream().allMatch(String.class::isInstance)
        ? parts.stream()
            .map(part -> Value.text(labels.part(null, part.toString(), locale)))
            .toList()
        : values(held, locale);
  }

  /** That a person is none made up for a test goes without saying. */
  private static boolean isPlainNo(RecordComponent component, @Nullable Object held) {
    return component.getName().equals("synthetic") && Boolean.FALSE.equals(held);
  }

  private List<Value> values(@Nullable Object held, Locale locale) {
    if (held instanceof List<?> list) {
      return list.stream().flatMap(one -> values(one, locale).stream()).toList();
    }
    if (held == null) {
      return List.of();
    }
    Value value = value(held, locale);
    // Such as a date of which nothing is known.
    return value.text().isEmpty() && value.fields().isEmpty() ? List.of() : List.of(value);
  }

  private Value value(Object held, Locale locale) {
    return switch (held) {
      case Coded coded -> Value.noted(coded.asGiven(), name(coded, locale));
      case AsGiven<?> given -> asGiven(given, locale);
      case Quantity quantity -> quantity(quantity, locale);
      case Taxon taxon ->
          Value.noted(taxon.name(), taxon.rank() == null ? "" : labels.word(taxon.rank(), locale));
      case Place place -> place(place, locale);
      case EstimatedValue worth -> worth(worth, locale);
      case NamedText named -> Value.text(named.name() + ": " + named.text());
      case Enum<?> word -> Value.text(labels.word(word, locale));
      case Boolean yes -> Value.text(labels.say(yes ? "content.yes" : "content.no", locale));
      case byte[] bytes -> Value.text(number(bytes.length, locale) + " B");
      case Record record -> record(record, locale);
      default -> Value.text(plain(held, locale));
    };
  }

  private String name(Coded coded, Locale locale) {
    String code = coded.code();
    ListId list = coded.list();
    return code == null || list == null ? "" : labels.code(list, code, locale);
  }

  private Value asGiven(AsGiven<?> given, Locale locale) {
    return Value.noted(
        given.asGiven(), given.kind() == null ? "" : labels.word(given.kind(), locale));
  }

  private Value quantity(Quantity quantity, Locale locale) {
    String amount = number(quantity.amount(), locale);
    Coded unit = quantity.unit();
    if (unit == null) {
      return Value.text(amount);
    }
    String note = quantity.citesUnit() ? "" : labels.say("content.noCitesUnit", locale);
    String name = quantity.citesUnit() ? name(unit, locale) : unit.asGiven();
    return new Value(amount + " " + name, note, List.of());
  }

  private static Value place(Place place, Locale locale) {
    Place.Coordinates at = place.coordinates();
    String where =
        at == null ? "" : number(at.latitude(), locale) + " / " + number(at.longitude(), locale);
    return Value.noted(place.asGiven(), place.unLocode() == null ? where : place.unLocode());
  }

  private static Value worth(EstimatedValue worth, Locale locale) {
    return Value.noted(
        worth.asGiven(),
        worth.amount() == null ? "" : number(worth.amount(), locale) + " " + worth.currency());
  }

  private Value record(Record record, Locale locale) {
    if (record instanceof PartialDate date) {
      return Value.text(date.value());
    }
    RecordComponent first = record.getClass().getRecordComponents()[0];
    if (first.getAccessor().isAnnotationPresent(JsonValue.class)) {
      return Value.text(String.valueOf(held(record, first)));
    }
    return new Value("", "", of(record, locale));
  }

  private static String plain(Object held, Locale locale) {
    return switch (held) {
      case Number number -> number(number, locale);
      case LocalDate day ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
      case Instant at -> Times.said(at, locale);
      default -> held.toString();
    };
  }

  private static String number(Number number, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(
        number instanceof BigDecimal exact ? Math.max(0, exact.scale()) : 0);
    return format.format(number);
  }

  static @Nullable Object held(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component can be read", e);
    }
  }

  /** The component of a message's record that declares a part. */
  public static Optional<RecordComponent> part(Class<?> message, String part) {
    return Arrays.stream(message.getRecordComponents())
        .filter(component -> component.getName().equals(part))
        .findFirst();
  }
}
