// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Attached;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.PartialDate;

/**
 * What a field means, for those who fill it in.
 *
 * @param kind what it holds, in a word or two
 * @param limits what else it must be, in words; empty if nothing
 * @param holds the record or the list of words that it holds, if it holds one
 */
public record FieldHelp(
    String name,
    String meaning,
    String source,
    String kind,
    boolean required,
    boolean several,
    boolean nominal,
    String limits,
    Optional<Class<?>> holds) {

  /** The fields of a record, in its own order. */
  public static List<FieldHelp> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(FieldHelp::of).toList();
  }

  private static FieldHelp of(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    AnnotatedElement constraints = component.getAccessor();
    List<String> limits = new ArrayList<>(limits(constraints, isList(type)));
    AnnotatedType element = element(type);
    if (isList(type)) {
      limits.addAll(limits(element, false));
    }
    Meaning meaning = component.getAnnotation(Meaning.class);
    return new FieldHelp(
        component.getName(),
        meaning == null ? "" : meaning.value(),
        meaning == null ? "" : meaning.source(),
        kind(raw(element.getType())),
        !type.isAnnotationPresent(Nullable.class)
            && !constraints.isAnnotationPresent(OrEmpty.class),
        isList(type),
        component.isAnnotationPresent(Nominal.class),
        String.join("; ", limits),
        holds(element.getType()));
  }

  private static boolean isList(AnnotatedType type) {
    return raw(type.getType()) == List.class;
  }

  private static AnnotatedType element(AnnotatedType type) {
    return isList(type) && type instanceof AnnotatedParameterizedType list
        ? list.getAnnotatedActualTypeArguments()[0]
        : type;
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** Of {@code AsGiven<TransportMode>} the words are what one wants to know. */
  private static Optional<Class<?>> holds(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Optional.of(raw(generic.getActualTypeArguments()[0]));
    }
    Class<?> raw = raw(type);
    return raw.isEnum() || (raw.isRecord() && !isOneText(raw))
        ? Optional.of(raw)
        : Optional.empty();
  }

  private static boolean isOneText(Class<?> raw) {
    return raw.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  private static String kind(Class<?> raw) {
    if (raw == Attached.class) {
      return "file";
    }
    if (raw == AsGiven.class) {
      return "text as given, with its kind";
    }
    if (raw == Coded.class) {
      return "text as given, with its code";
    }
    if (raw.isEnum()) {
      return "one of: " + name(raw);
    }
    if (raw == boolean.class) {
      return "true or false";
    }
    if (raw == LocalDate.class) {
      return "date: 2026-11-22";
    }
    if (raw == Instant.class) {
      return "time in UTC: 2026-11-22T09:30:00Z";
    }
    if (raw == PartialDate.class) {
      return "date, as far as known: 2026, 2026-11 or 2026-11-22";
    }
    if (raw.isPrimitive() || raw == BigDecimal.class || Number.class.isAssignableFrom(raw)) {
      return "number";
    }
    return raw == String.class ? "text" : name(raw);
  }

  /** {@code SpecimenLine} as {@code specimen line}. */
  static String name(Class<?> raw) {
    return raw.getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static List<String> limits(AnnotatedElement element, boolean list) {
    List<String> limits = new ArrayList<>();
    Size size = element.getAnnotation(Size.class);
    if (size != null && size.max() < Integer.MAX_VALUE) {
      limits.add("at most %d%s".formatted(size.max(), list ? "" : " characters"));
    }
    if (element.isAnnotationPresent(NotEmpty.class)) {
      limits.add("at least one");
    }
    Pattern pattern = element.getAnnotation(Pattern.class);
    if (pattern != null) {
      limits.add("form " + pattern.regexp());
    }
    CodesOf codes = element.getAnnotation(CodesOf.class);
    if (codes != null) {
      limits.add("codes of the list " + codes.value());
    }
    limits.addAll(bounds(element));
    return limits;
  }

  private static List<String> bounds(AnnotatedElement element) {
    List<String> bounds = new ArrayList<>();
    Min min = element.getAnnotation(Min.class);
    Max max = element.getAnnotation(Max.class);
    DecimalMin lowest = element.getAnnotation(DecimalMin.class);
    DecimalMax highest = element.getAnnotation(DecimalMax.class);
    if (min != null) {
      bounds.add("from " + min.value());
    }
    if (lowest != null) {
      bounds.add("from " + lowest.value());
    }
    if (element.isAnnotationPresent(Positive.class)) {
      bounds.add("more than 0");
    }
    if (element.isAnnotationPresent(PositiveOrZero.class)) {
      bounds.add("from 0");
    }
    if (max != null) {
      bounds.add("to " + max.value());
    }
    if (highest != null) {
      bounds.add((highest.inclusive() ? "to " : "less than ") + highest.value());
    }
    return bounds;
  }
}
