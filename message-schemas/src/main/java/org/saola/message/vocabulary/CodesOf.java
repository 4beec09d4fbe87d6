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

/** A coded text whose code, where it has one, is of a list about this subject. */
@Documented
@Breaks(Rule.WRONG_LIST)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CodesOfValidator.class)
public @interface CodesOf {
  /** Such as {@code parties}: what stands before the slash of a list's id. */
  String value();

  String message() default "takes codes of {value} alone";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
