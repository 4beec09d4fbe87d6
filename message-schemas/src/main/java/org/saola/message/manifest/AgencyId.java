// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.saola.message.schema.AlsoHolds;

/** An agency's id: {@code CC-NAME} (ISO 3166 alpha-2 country) or a body's own name. */
@AlsoHolds(
    """
    {"type": "string", "maxLength": 32, "pattern": "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"}
    """)
public record AgencyId(@JsonValue String value) implements Comparable<AgencyId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");
  private static final int MAX_LENGTH = 32;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AgencyId {
    if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "agency id must be upper-case words joined by '-', at most 32 characters");
    }
  }

  @Override
  public int compareTo(AgencyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
