// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of a form.
 *
 * @param name of the record's component
 * @param label the record and the component, by which its words are found
 * @param type the enumeration of a choice, the record of a group
 * @param required whether a record that is there must have it
 * @param several whether it is a list
 * @param longest in characters
 * @param list what a code must be of, such as {@code parties}; else empty
 * @param shape that a text must have
 * @param meaning what the schema says of it, in English
 */
public record Field(
    String name,
    String label,
    Kind kind,
    Class<?> type,
    boolean required,
    boolean several,
    int longest,
    String list,
    Optional<Pattern> shape,
    List<Field> inner,
    String meaning) {
  public Field {
    inner = List.copyOf(inner);
  }

  /** The same, asked for in any case. */
  public Field asRequired() {
    return new Field(name, label, kind, type, true, several, longest, list, shape, inner, meaning);
  }

  /** The same, shown without an empty entry: nobody need be named. */
  public Field asOptional() {
    return new Field(name, label, kind, type, false, several, longest, list, shape, inner, meaning);
  }

  /** The words of its closed list, by their constants' names. */
  public List<String> options() {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(it -> ((Enum<?>) it).name()).toList()
        : List.of();
  }

  /** The key of the words for an option. */
  public String optionLabel(String option) {
    return "choice.%s.%s".formatted(type.getSimpleName(), option);
  }

  public boolean isGroup() {
    return kind == Kind.GROUP;
  }
}
