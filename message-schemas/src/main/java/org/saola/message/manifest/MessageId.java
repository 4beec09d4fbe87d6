// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A message's id: a UUID of version 7 (RFC 9562 5.7), in lower-case text. */
public record MessageId(@JsonValue String value) implements Comparable<MessageId> {
  @JsonCreator
  public MessageId {
    UUID uuid = UUID.fromString(value);
    if (!uuid.toString().equals(value) || uuid.version() != 7 || uuid.variant() != 2) {
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
