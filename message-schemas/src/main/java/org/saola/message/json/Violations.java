// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.constraints.UniqueElements;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Asks Hibernate Validator, and puts its answers in our words. */
final class Violations {
  private static final int MAX_PROBLEMS = 100;
  private static final Set<Class<?>> RANGES =
      Set.of(
          Min.class,
          Max.class,
          DecimalMin.class,
          DecimalMax.class,
          Positive.class,
          PositiveOrZero.class);
  private static final Set<Class<?>> SIZES = Set.of(Size.class, NotEmpty.class);

  // Without expression language: a message must never evaluate a value.
  private static final Validator VALIDATOR =
      Validation.byProvider(HibernateValidator.class)
          .configure()
          .defaultLocale(Locale.ENGLISH)
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private Violations() {}

  static List<Problem> of(Object document) {
    return VALIDATOR.validate(document).stream()
        .map(Violations::problem)
        .sorted(Comparator.comparing(Problem::path).thenComparing(Problem::rule))
        .limit(MAX_PROBLEMS)
        .toList();
  }

  private static Problem problem(ConstraintViolation<Object> violation) {
    String path = violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
    HibernateConstraintViolation<?> own = violation.unwrap(HibernateConstraintViolation.class);
    Problem incoherence = own.getDynamicPayload(Problem.class);
    return incoherence == null
        ? new Problem(path, rule(violation), violation.getMessage())
        : incoherence.within(path);
  }

  private static Rule rule(ConstraintViolation<?> violation) {
    Class<? extends Annotation> constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType();
    Breaks own = constraint.getAnnotation(Breaks.class);
    if (own != null) {
      return own.value();
    }
    if (constraint == NotNull.class) {
      return Rule.MISSING_FIELD;
    }
    if (RANGES.contains(constraint)) {
      return Rule.OUT_OF_RANGE;
    }
    if (constraint == UniqueElements.class) {
      return Rule.DUPLICATE_ELEMENT;
    }
    return SIZES.contains(constraint) ? Rule.WRONG_SIZE : Rule.WRONG_FORM;
  }
}
