// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Values that Jackson reads in several spellings, each reduced to one. */
final class StrictValues extends SimpleModule {
  private static final long serialVersionUID = 1L;

  // RFC 3339 5.6, in UTC, at most milliseconds. Java would also take hour 24 and second 60.
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?Z", Pattern.DOTALL);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  StrictValues() {
    text(Instant.class, StrictValues::instant);
    text(LocalDate.class, StrictValues::date);
    text(byte[].class, StrictValues::bytes);
    addDeserializer(BigDecimal.class, new Decimal());
    addSerializer(Instant.class, new InstantText());
  }

  private <T> void text(Class<T> type, Reader<T> reader) {
    addDeserializer(type, new TextValue<>(type, reader));
  }

  private interface Reader<T> {
    /**
     * @throws IllegalArgumentException or DateTimeException when the text has not its one form
     */
    T read(String text);
  }

  private static Instant instant(String text) {
    if (!INSTANT.matcher(text).matches()) {
      throw new DateTimeException("not an instant");
    }
    return Instant.parse(text);
  }

  private static LocalDate date(String text) {
    if (!DATE.matcher(text).matches()) {
      throw new DateTimeException("not a date");
    }
    return LocalDate.parse(text);
  }

  private static byte[] bytes(String text) {
    byte[] decoded = Base64.getDecoder().decode(text);
    // RFC 4648 3.5: without this, several texts would mean the same bytes.
    if (!Base64.getEncoder().encodeToString(decoded).equals(text)) {
      throw new IllegalArgumentException("not canonical base64");
    }
    return decoded;
  }

  /** A text in the one form of its type. */
  private static final class TextValue<T> extends StdDeserializer<T> {
    private final transient Reader<T> reader;

    TextValue(Class<T> type, Reader<T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw new RefusedValue(parser, Rule.WRONG_TYPE, "must be a text");
      }
      try {
        return reader.read(parser.getString());
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new RefusedValue(parser, Rule.WRONG_FORM, form());
      }
    }

    private String form() {
      if (handledType() == Instant.class) {
        return "must be an instant such as 2026-11-22T09:30:00.125Z";
      }
      return handledType() == LocalDate.class
          ? "must be a date such as 2026-11-22"
          : "must be base64 with padding";
    }
  }

  private static final class Decimal extends StdDeserializer<BigDecimal> {
    Decimal() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        throw new RefusedValue(parser, Rule.WRONG_TYPE, "must be a number");
      }
      BigDecimal number = parser.getDecimalValue();
      return number.scale() < 0 ? number.setScale(0) : number;
    }
  }

  private static final class InstantText extends StdSerializer<Instant> {
    InstantText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant at, JsonGenerator generator, SerializationContext context) {
      generator.writeString(at.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}
