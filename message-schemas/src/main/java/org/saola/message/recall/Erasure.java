// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;

/** Part {@code erasure} of {@code erasure/1}. */
@Meaning("Which message, or which of its parts, is to be erased, why, and by when.")
public record Erasure(
    @OrEmpty
        @Size(max = 32)
        @UniqueElements
        @Meaning("Its parts that are to be erased; the whole message where none is named.")
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts,
    @NotNull @Meaning("Why it is to be erased.") Reason reason,
    @NotNull @Size(min = 1, max = 2000) @Meaning("The reason in words, without personal data.")
        String explanation,
    @NotNull @Meaning("The day by which it is to be erased.") LocalDate eraseBy) {
  /** Why a message is to be erased. */
  public enum Reason {
    @Meaning("It should not have been sent, or not so.")
    UNLAWFULLY_TRANSMITTED,
    @Meaning("It went to somebody who should not have it.")
    WRONG_RECIPIENT,
    @Meaning("Personal data in it is wrong and cannot be put right.")
    INCORRECT,
    @Meaning("The time for which it may be kept has ended.")
    RETENTION_ENDED,
    @Meaning("A court or a supervisory authority has ordered it.")
    ORDERED
  }

  public Erasure {
    parts = List.copyOf(parts);
  }
}
