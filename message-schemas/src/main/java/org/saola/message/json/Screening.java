// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The first pass over a document, before any record is known: it is JSON, within all limits,
 * without duplicate keys, nulls and control characters. Binding then meets nothing that could
 * surprise it.
 */
final class Screening {
  private static final int MAX_EXPONENT = 100;

  private final JsonParser parser;

  private Screening(JsonParser parser) {
    this.parser = parser;
  }

  static void screen(JsonParser parser) throws InvalidDocument {
    Screening screening = new Screening(parser);
    try {
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        screening.check(token);
        values += screening.endsRootValue(token) ? 1 : 0;
      }
      if (values != 1) {
        throw new InvalidDocument(new Problem("", Rule.MALFORMED, "there must be one JSON value"));
      }
    } catch (JacksonException e) {
      throw new InvalidDocument(BindingProblem.of(e, screening.path(), screening.place(e)));
    }
  }

  // A limit is noticed by the parser as a whole, which does not say where: just behind it.
  private TokenStreamLocation place(JacksonException e) {
    return e.getLocation() == null ? parser.currentLocation() : e.getLocation();
  }

  private boolean endsRootValue(JsonToken token) {
    return parser.streamReadContext().inRoot() && !token.isStructStart();
  }

  private void check(JsonToken token) throws InvalidDocument {
    if (!isSound(token, parser)) {
      throw new InvalidDocument(
          switch (token) {
            case VALUE_NULL -> problem(Rule.NULL_VALUE, "null is not a value; leave the field out");
            case VALUE_NUMBER_FLOAT -> problem(Rule.LIMIT_EXCEEDED, "the exponent is too large");
            default -> problem(Rule.INVALID_TEXT, PlainText.RULE);
          });
    }
  }

  /** Whether a token may stand in a document at all; the parser has just come to it. */
  static boolean isSound(JsonToken token, JsonParser parser) {
    return switch (token) {
      case VALUE_NULL -> false;
      case PROPERTY_NAME, VALUE_STRING -> PlainText.isPlain(parser.getString());
      case VALUE_NUMBER_FLOAT -> hasShortExponent(parser);
      default -> true;
    };
  }

  // 1e999999999 is short to read, but a gigabyte to write out.
  private static boolean hasShortExponent(JsonParser parser) {
    try {
      return Math.abs((long) parser.getDecimalValue().scale()) <= MAX_EXPONENT;
    } catch (NumberFormatException e) {
      // An exponent that no number has at all.
      return false;
    }
  }

  private Problem problem(Rule rule, String message) {
    return new Problem(path(), rule, message);
  }

  private String path() {
    return JsonPath.of(parser.streamReadContext());
  }
}
