// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes Bean Validation ask a {@link Coherent} record for its contradictions. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CoherenceValidator.class)
@interface CoherenceChecked {
  String message() default "contradicts itself";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
