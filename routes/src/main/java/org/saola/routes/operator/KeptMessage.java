// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A message that the operator may look at; never its content.
 *
 * @param number by which the operator names it
 * @param queue by which it came
 * @param agency whose queue that is
 * @param message digest of its manifest, or of its bytes where there is none
 * @param code refusal code, or {@code FAULT}
 */
public record KeptMessage(
    long number,
    State state,
    String queue,
    AgencyId agency,
    Digest message,
    @Nullable MessageId id,
    String code,
    String detail,
    Instant at) {

  /** Where it stands. */
  public enum State {
    INVALID("invalid"),
    DEAD_LETTER("dead-letter"),
    REQUEUED("requeued");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As it is written in the database and in the operator's commands. */
    @JsonValue
    public String word() {
      return word;
    }

    /**
     * @throws IllegalArgumentException for another word
     */
    public static State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      throw new IllegalArgumentException("state is invalid, dead-letter or requeued");
    }
  }
}
