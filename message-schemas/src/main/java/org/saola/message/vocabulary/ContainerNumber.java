// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.saola.message.json.Breaks;
import org.saola.message.json.Rule;

/** The last digit of a container's number follows from the rest (ISO 6346). */
@Documented
@Breaks(Rule.CHECK_DIGIT_WRONG)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ContainerNumberValidator.class)
public @interface ContainerNumber {
  /** Owner, kind of equipment, serial number, check digit: stands beside it as a pattern. */
  String FORM = "[A-Z]{3}[UJZ][0-9]{7}";

  String message() default "is no container number: its check digit is wrong";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
