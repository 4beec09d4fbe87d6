// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Rule;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;

/** Reads what was typed as a document, and says all at once where it is none. */
final class Read {
  private final Answers answers;
  private final List<Wrong> wrong = new ArrayList<>();

  Read(Answers answers) {
    this.answers = answers;
  }

  List<Wrong> wrong() {
    return wrong;
  }

  /** Null where nothing was typed. */
  @Nullable Object value(Field field, String path) {
    if (field.kind() == Kind.SET) {
      return answers.texts(path).stream()
          .map(text -> leaf(field, path, text))
          .flatMap(Optional::stream)
          .toList();
    }
    return field.several() ? list(field, path) : one(field, path);
  }

  private @Nullable Object list(Field field, String path) {
    List<Object> values = new ArrayList<>();
    for (int place : answers.filled(path)) {
      Object value = one(field.asRequired(), path + "[" + place + "]");
      if (value != null) {
        values.add(value);
      }
    }
    if (values.isEmpty() && field.required()) {
      wrong.add(new Wrong(path, Rule.MISSING_FIELD));
    }
    return values;
  }

  private @Nullable Object one(Field field, String path) {
    if (field.isGroup()) {
      return group(field, path);
    }
    String text = answers.text(path);
    if (text.isEmpty()) {
      if (field.required()) {
        wrong.add(new Wrong(path, Rule.MISSING_FIELD));
      }
      return null;
    }
    return leaf(field, path, text).orElse(null);
  }

  private Optional<Object> leaf(Field field, String path, String text) {
    if (text.length() > field.longest() && field.kind() != Kind.CHOICE) {
      wrong.add(new Wrong(path, Rule.WRONG_SIZE));
      return Optional.empty();
    }
    Optional<Object> value = Leaf.of(field, text);
    if (value.isEmpty()) {
      wrong.add(new Wrong(path, Rule.WRONG_FORM));
    }
    return value;
  }

  private @Nullable Object group(Field field, String path) {
    if (!field.required() && answers.isBlank(path)) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field inner : field.inner()) {
      Object value = value(inner, path + "." + inner.name());
      if (value != null) {
        values.put(inner.name(), value);
      }
    }
    return whole(field.type(), values);
  }

  /** Adds what follows from what was typed. */
  private static Object whole(Class<?> type, Map<String, Object> values) {
    if (type == Quantity.class) {
      Coded unit = (Coded) values.get("unit");
      values.put("citesUnit", Quantity.of(java.math.BigDecimal.ONE, unit).citesUnit());
    }
    if (type == org.saola.message.person.Person.class) {
      values.put("synthetic", false);
    }
    return values;
  }
}
