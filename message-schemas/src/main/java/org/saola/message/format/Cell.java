// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One cell of a row, without the blanks around it. */
record Cell(String column, String text) {
  boolean isBlank() {
    return text.isEmpty();
  }

  /** Its values, one for an empty cell: {@code ;} stands between two, so either may be empty. */
  List<String> values() {
    return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
  }

  /** Values as one cell: a {@code ;} within a value becomes a comma. */
  static <T> String joined(List<T> values, Function<T, String> text) {
    return values.stream()
        .map(value -> text.apply(value).replace(';', ','))
        .collect(Collectors.joining(";"));
  }
}
