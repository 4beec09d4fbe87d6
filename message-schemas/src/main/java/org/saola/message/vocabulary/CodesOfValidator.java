// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Public only because Bean Validation must be able to build it. */
public final class CodesOfValidator implements ConstraintValidator<CodesOf, Coded> {
  private String subject = "";

  @Override
  public void initialize(CodesOf codes) {
    subject = codes.value();
  }

  @Override
  public boolean isValid(@Nullable Coded coded, ConstraintValidatorContext context) {
    return coded == null || coded.list() == null || coded.list().subject().equals(subject);
  }
}
