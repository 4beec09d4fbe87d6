// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.saola.message.schema.AlsoHolds;

/** A message type and the major version of its schema, such as {@code seizure-report/1}. */
@AlsoHolds(
    """
    {"type": "string", "pattern": "^[a-z][a-z-]{1,40}/[1-9][0-9]{0,2}$"}
    """)
public record TypeId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]{1,40}/[1-9][0-9]{0,2}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TypeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("type must look like seizure-report/1");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
