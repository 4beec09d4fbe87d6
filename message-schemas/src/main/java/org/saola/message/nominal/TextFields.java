// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!isClosed(record, component)) {
        value(read(record, component), join(path, component.getName()), form(component));
      }
    }
  }

  /** A code with its list, and what is one value of a form of its own, such as a digest. */
  private static boolean isClosed(Record record, RecordComponent component) {
    return record instanceof ListId
        || (record instanceof Coded coded && (coded.code() != null || !isText(component)))
        || component.getAccessor().isAnnotationPresent(JsonValue.class)
        || component.isAnnotationPresent(JsonValue.class);
  }

  private static boolean isText(RecordComponent component) {
    return component.getName().equals("asGiven");
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

  private static java.util.stream.Stream<AnnotatedElement> elements(RecordComponent component) {
    return component.getAnnotatedType() instanceof java.lang.reflect.AnnotatedParameterizedType type
        ? Arrays.stream(type.getAnnotatedActualTypeArguments())
        : java.util.stream.Stream.of(component.getAnnotatedType());
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record reads its own component", e);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
