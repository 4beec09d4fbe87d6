// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;

/** Reads the fields of a form off a record, as its constraints have them. */
public final class Fields {
  private static final int ONE_LINE = 300;
  private static final int LONGEST = 16_000;
  private static final int SHAPED = 2_000;

  /** Made by programs: nobody types them. */
  private static final Set<Class<?>> NOT_TYPED = Set.of(EarlierMessage.class, NamedText.class);

  /** Said by programs: an example is marked as one, and a unit follows from its list. */
  private static final Set<String> NOT_ASKED = Set.of("Person.synthetic", "Quantity.citesUnit");

  private Fields() {}

  /** All that a person fills in, in the record's own order. */
  public static List<Field> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> isTyped(record, component))
        .map(component -> of(record, component))
        .toList();
  }

  /** One of them. */
  public static Field of(Class<?> record, String name) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .map(component -> of(record, component))
        .orElseThrow(() -> new IllegalArgumentException(record + " has no " + name));
  }

  // A date has its own field: what is "as given" comes from tables.
  private static boolean isTyped(Class<?> record, RecordComponent component) {
    return !NOT_TYPED.contains(raw(element(component.getAnnotatedType()).getType()))
        && !NOT_ASKED.contains(record.getSimpleName() + "." + component.getName())
        && !(record == SeizureDate.class && component.getName().equals("asGiven"));
  }

  private static Field of(Class<?> record, RecordComponent component) {
    AnnotatedType whole = component.getAnnotatedType();
    AnnotatedType element = element(whole);
    AnnotatedElement own = component.getAccessor();
    boolean several = raw(whole.getType()) == List.class;
    AnnotatedElement limits = several ? element : own;
    Class<?> raw = raw(element.getType());
    Kind kind = kind(raw, several, limits);
    // Of an AsGiven<TransportMode> the kinds are what one wants to know.
    Class<?> type =
        kind == Kind.AS_GIVEN ? argument(element) : raw == boolean.class ? YesOrNo.class : raw;
    Size size = limits.getAnnotation(Size.class);
    CodesOf codes = limits.getAnnotation(CodesOf.class);
    Pattern shape = limits.getAnnotation(Pattern.class);
    return new Field(
        component.getName(),
        record.getSimpleName() + "." + component.getName(),
        kind,
        type,
        isRequired(whole, own, several),
        several && kind != Kind.SET,
        size == null ? longest(kind, shape) : Math.min(size.max(), LONGEST),
        codes == null ? "" : codes.value(),
        Optional.ofNullable(shape).map(it -> java.util.regex.Pattern.compile(it.regexp())),
        kind == Kind.GROUP ? of(type) : List.of(),
        meaning(component.getAccessor()));
  }

  private static String meaning(AnnotatedElement element) {
    Meaning meaning = element.getAnnotation(Meaning.class);
    return meaning == null ? "" : meaning.value().replaceAll("\\.$", "");
  }

  private static boolean isRequired(AnnotatedType whole, AnnotatedElement own, boolean several) {
    return several
        ? own.isAnnotationPresent(NotEmpty.class)
        : !whole.isAnnotationPresent(Nullable.class) && !own.isAnnotationPresent(OrEmpty.class);
  }

  private static int longest(Kind kind, @Nullable Pattern shape) {
    if (shape != null) {
      // Its shape says how long it may be, such as an address on the web.
      return SHAPED;
    }
    return switch (kind) {
      case CODED, TAXON, VALUE -> 200;
      case PLACE, AS_GIVEN -> 500;
      default -> 100;
    };
  }

  private static Kind kind(Class<?> type, boolean several, AnnotatedElement limits) {
    if (type.isEnum() || type == boolean.class) {
      return several ? Kind.SET : Kind.CHOICE;
    }
    if (type == String.class) {
      Size size = limits.getAnnotation(Size.class);
      return size != null && size.max() > ONE_LINE ? Kind.PROSE : Kind.LINE;
    }
    if (type == Coded.class) {
      return Kind.CODED;
    }
    if (type == AsGiven.class) {
      return Kind.AS_GIVEN;
    }
    if (type == Taxon.class) {
      return Kind.TAXON;
    }
    if (type == Place.class) {
      return Kind.PLACE;
    }
    if (type == EstimatedValue.class) {
      return Kind.VALUE;
    }
    if (type == AgencyId.class) {
      return Kind.AGENCY;
    }
    return type == BigDecimal.class || type == int.class || Number.class.isAssignableFrom(type)
        ? Kind.NUMBER
        : dated(type);
  }

  private static Kind dated(Class<?> type) {
    if (type == LocalDate.class) {
      return Kind.DATE;
    }
    if (type == PartialDate.class) {
      return Kind.PARTIAL_DATE;
    }
    if (type == Instant.class) {
      return Kind.MOMENT;
    }
    if (isOneText(type)) {
      return Kind.LINE;
    }
    if (type.isRecord()) {
      return Kind.GROUP;
    }
    throw new IllegalArgumentException("no field shows a " + type);
  }

  /** Such as a digest, which stands in a document as its text. */
  private static boolean isOneText(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  private static AnnotatedType element(AnnotatedType type) {
    return raw(type.getType()) == List.class && type instanceof AnnotatedParameterizedType list
        ? list.getAnnotatedActualTypeArguments()[0]
        : type;
  }

  private static Class<?> argument(AnnotatedType type) {
    return (Class<?>) ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
