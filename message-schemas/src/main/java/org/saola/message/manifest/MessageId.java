// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.saola.message.schema.AlsoHolds;

/** A message's id: a UUID of version 7 (RFC 9562 5.7), in lower-case text. */
@AlsoHolds(
    """
    {
      "type": "string",
      "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
    }
    """)
public record MessageId(@JsonValue String value) implements Comparable<MessageId> {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("message id must be a lower-case UUID of version 7");
    }
  }

  /** A fresh id at the clock's millisecond, with 74 random bits. */
  public static MessageId next(Clock clock, RandomGenerator random) {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = 0x8000000000000000L | (random.nextLong() >>> 2);
    return new MessageId(new UUID(high, low).toString());
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
