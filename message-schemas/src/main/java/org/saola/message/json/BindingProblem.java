// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns what Jackson throws into a {@link Problem}, in our words: Jackson's repeat the value. */
final class BindingProblem {
  private BindingProblem() {}

  static Problem of(JacksonException e) {
    return of(e, JsonPath.of(e.getPath()), e.getLocation());
  }

  /**
   * @param at where reading stopped, as far as that is known
   */
  static Problem of(JacksonException e, String path, @Nullable TokenStreamLocation at) {
    return switch (e) {
      case RefusedValue refused ->
          new Problem(path, refused.rule(), String.valueOf(refused.getOriginalMessage()));
      case StreamConstraintsException limit ->
          new Problem(
              path,
              Rule.LIMIT_EXCEEDED,
              "nested too deep, or a number or text too long" + position(at));
      case InputCoercionException range ->
          new Problem(path, Rule.OUT_OF_RANGE, "the number is out of range");
      case StreamReadException unreadable -> unreadable(unreadable, path, position(at));
      case UnrecognizedPropertyException unknown ->
          new Problem(path, Rule.UNKNOWN_FIELD, "there is no such field");
      case ValueInstantiationException form -> new Problem(path, Rule.WRONG_FORM, reason(form));
      case InvalidFormatException word ->
          isUnknownWord(word)
              ? new Problem(path, Rule.UNKNOWN_VALUE, "not a word of its list")
              : mismatch(word, path);
      default -> mismatch(e, path);
    };
  }

  // Jackson has no exception type of its own for these two; tests pin its words.
  private static Problem unreadable(StreamReadException e, String path, String position) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate ")
        ? new Problem(path, Rule.DUPLICATE_FIELD, "a field stands twice" + position)
        : new Problem(path, Rule.MALFORMED, "not JSON, or cut short" + position);
  }

  /** Where in the text reading stopped, for those who look for it with an editor. */
  private static String position(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : ", at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static Problem mismatch(JacksonException e, String path) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Missing required creator property")
        ? new Problem(path, Rule.MISSING_FIELD, "the field is missing")
        : new Problem(path, Rule.WRONG_TYPE, "another type is expected here");
  }

  private static boolean isUnknownWord(InvalidFormatException e) {
    return e.getValue() instanceof String
        && e.getTargetType() != null
        && e.getTargetType().isEnum();
  }

  // Our own records refuse with a sentence that repeats no value.
  private static String reason(ValueInstantiationException e) {
    return e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null
        ? refused.getMessage()
        : "not in the form that is expected here";
  }
}
