// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A code list and its version, such as {@code specimen-terms/eu-2025}. */
public record ListId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z-]{1,32}/[a-z0-9-]{1,32}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ListId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("list must look like specimen-terms/eu-2025");
    }
  }

  /** What is listed, whatever the version: {@code specimen-terms}. */
  public String subject() {
    return value.substring(0, value.indexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
