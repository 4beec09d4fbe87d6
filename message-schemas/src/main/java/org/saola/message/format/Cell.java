// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.Arrays;
import java.util.List;

/** One cell of a row, without the blanks around it. */
record Cell(String column, String text) {
  boolean isBlank() {
    return text.isEmpty();
  }

  /** Its values, one for an empty cell: {@code ;} stands between two, so either may be empty. */
  List<String> values() {
    return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
  }
}
