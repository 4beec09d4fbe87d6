// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Public only because Bean Validation must be able to build it. */
public final class ContainerNumberValidator
    implements ConstraintValidator<ContainerNumber, String> {
  private static final Pattern FORM = Pattern.compile(ContainerNumber.FORM);
  private static final int PLACE_OF_CHECK_DIGIT = 10;
  private static final int MODULUS = 11;

  @Override
  public boolean isValid(@Nullable String number, ConstraintValidatorContext context) {
    // Another form is what the pattern beside it refuses.
    return number == null || !FORM.matcher(number).matches() || hasItsCheckDigit(number);
  }

  static boolean hasItsCheckDigit(String number) {
    return checkDigit(number) == Character.digit(number.charAt(PLACE_OF_CHECK_DIGIT), 10);
  }

  // ISO 6346: each character's value times two to the power of its place, modulo 11, and 10 is 0.
  private static int checkDigit(String number) {
    int sum = 0;
    for (int i = 0; i < PLACE_OF_CHECK_DIGIT; i++) {
      sum += value(number.charAt(i)) << i;
    }
    return sum % MODULUS % 10;
  }

  // ISO 6346: letters count from 10 and leave out the multiples of 11.
  private static int value(char character) {
    int plain = Character.digit(character, Character.MAX_RADIX);
    return plain < 10 ? plain : plain + (plain - 1) / 10;
  }
}
