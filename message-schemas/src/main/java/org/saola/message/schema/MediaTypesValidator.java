// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public only because Bean Validation must be able to build it. */
public final class MediaTypesValidator implements ConstraintValidator<MediaTypes, Attached> {
  private List<String> allowed = List.of();

  @Override
  public void initialize(MediaTypes types) {
    allowed = List.of(types.value());
  }

  @Override
  public boolean isValid(@Nullable Attached file, ConstraintValidatorContext context) {
    return file == null || file.mediaType() == null || file.isOneOf(allowed);
  }
}
