// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.nominal.TextField.Form;
import org.saola.message.vocabulary.Coded;

/**
 * Walks a part's record, whatever its type, to every text in it. Codes, enumerations, dates,
 * digests and ids have closed forms and are no texts.
 */
final class TextFields {
  private static final java.util.regex.Pattern IDENTIFIER =
      java.util.regex.Pattern.compile("(?i).*(reference|number|identifier|code|id|ids|record)");

  private final Consumer<TextField> fields;
  private final Consumer<Object> records;

  private TextFields(Consumer<TextField> fields, Consumer<Object> records) {
    this.fields = fields;
    this.records = records;
  }

  static void walk(Object part, Consumer<TextField> fields) {
    new TextFields(fields, unused -> {}).value(part, "", Form.PROSE);
  }

  /** Hands over each record within, the part itself first. */
  static void records(Object part, Consumer<Object> records) {
    new TextFields(unused -> {}, records).value(part, "", Form.PROSE);
  }

  private void value(@Nullable Object value, String path, Form form) {
    if (value instanceof String text) {
      fields.accept(new TextField(path, text, form));
    } else if (value instanceof Record record) {
      components(record, path);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        value(list.get(i), path + "[" + i + "]", form);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, content) -> value(content, join(path, String.valueOf(name)), form));
    }
  }

  private void components(Record record, String path) {
    records.accept(record);
    for (Component component : SHAPES.get(record.getClass())) {
      if (!isCode(record, component)) {
        value(component.of(record), join(path, component.name()), component.form());
      }
    }
  }

  /** A code with its list; and the text beside it, if that is all that the list calls it. */
  private static boolean isCode(Record record, Component component) {
    return record instanceof Coded coded
        && (!component.name().equals("asGiven") || isNameOfItsCode(coded));
  }

  // Whoever sends a code may put any text beside it.
  private static boolean isNameOfItsCode(Coded coded) {
    return coded.list() != null
        && coded.code() != null
        && CodeLists.find(coded.list())
            .flatMap(list -> list.codeOf(coded.asGiven()))
            .filter(coded.code()::equals)
            .isPresent();
  }

  private record Component(String name, Method accessor, Form form) {
    @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("a record reads its own component", e);
      }
    }
  }

  private static final ClassValue<List<Component>> SHAPES =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !isClosed(component))
              .map(TextFields::component)
              .toList();
        }
      };

  private static Component component(RecordComponent component) {
    component.getAccessor().setAccessible(true);
    return new Component(component.getName(), component.getAccessor(), form(component));
  }

  /** What is one value of a form of its own, such as a digest or the id of a list. */
  private static boolean isClosed(RecordComponent component) {
    return component.getDeclaringRecord() == ListId.class
        || component.getAccessor().isAnnotationPresent(JsonValue.class)
        || component.isAnnotationPresent(JsonValue.class);
  }

  private static Form form(RecordComponent component) {
    return IDENTIFIER.matcher(component.getName()).matches() || hasPattern(component)
        ? Form.IDENTIFIER
        : Form.PROSE;
  }

  /** A pattern of the field itself or of a list's elements. */
  private static boolean hasPattern(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(Pattern.class)
        || elements(component).anyMatch(type -> type.isAnnotationPresent(Pattern.class));
  }

  private static Stream<AnnotatedElement> elements(RecordComponent component) {
    return component.getAnnotatedType() instanceof AnnotatedParameterizedType type
        ? Arrays.stream(type.getAnnotatedActualTypeArguments())
        : Stream.of(component.getAnnotatedType());
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
