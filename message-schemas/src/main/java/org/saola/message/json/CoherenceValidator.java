// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Public only because Bean Validation must be able to build it. */
public final class CoherenceValidator implements ConstraintValidator<CoherenceChecked, Coherent> {
  @Override
  public boolean isValid(@Nullable Coherent document, ConstraintValidatorContext context) {
    if (document == null) {
      return true;
    }
    List<Problem> problems = document.incoherences();
    context.disableDefaultConstraintViolation();
    for (Problem problem : problems) {
      context
          .unwrap(HibernateConstraintValidatorContext.class)
          .withDynamicPayload(problem)
          .buildConstraintViolationWithTemplate("contradicts itself")
          .addConstraintViolation();
    }
    return problems.isEmpty();
  }
}
