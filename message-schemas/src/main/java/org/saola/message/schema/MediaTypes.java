// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.saola.message.json.Breaks;
import org.saola.message.json.Rule;

/** On a part that is a file: the media types that it may have. Without it, any. */
@Documented
@Breaks(Rule.UNKNOWN_VALUE)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MediaTypesValidator.class)
public @interface MediaTypes {
  /** Such as {@code application/pdf}, or {@code image/*} for all of a kind. */
  String[] value();

  String message() default "has a media type that is none of {value}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
