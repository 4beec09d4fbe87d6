// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.math.BigDecimal;
import java.util.Optional;
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
    Optional<Problem> problem =
        switch (token) {
          case VALUE_NULL -> problem(Rule.NULL_VALUE, "null is not a value; leave the field out");
          case PROPERTY_NAME, VALUE_STRING ->
              PlainText.isPlain(parser.getString())
                  ? Optional.empty()
                  : problem(Rule.INVALID_TEXT, PlainText.RULE);
          case VALUE_NUMBER_FLOAT -> checkExponent(parser.getDecimalValue());
          default -> Optional.empty();
        };
    if (problem.isPresent()) {
      throw new InvalidDocument(problem.get());
    }
  }

  // 1e999999999 is short to read, but a gigabyte to write out.
  private Optional<Problem> checkExponent(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MAX_EXPONENT
        ? Optional.empty()
        : problem(Rule.LIMIT_EXCEEDED, "the exponent is too large");
  }

  private Optional<Problem> problem(Rule rule, String message) {
    return Optional.of(new Problem(path(), rule, message));
  }

  private String path() {
    return JsonPath.of(parser.streamReadContext());
  }
}
