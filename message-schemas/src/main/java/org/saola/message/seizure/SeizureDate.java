// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.PartialDate;

/**
 * When it was seized, as far as that is known, and when it was reported.
 *
 * @param seized absent when the date of seizure is unknown
 * @param asGiven the text, where it said more or other than {@code seized}
 */
@Meaning("When it was seized, and when it was reported.")
public record SeizureDate(
    @Meaning("The day, month or year of the seizure; absent when it is unknown.")
        @Nullable PartialDate seized,
    @Meaning("The day on which it was reported.") @Nullable LocalDate reported,
    @Meaning("The text, where it said more or other than the date.")
        @Nullable
        @Size(min = 1, max = 100)
        String asGiven)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return seized == null || reported == null || !seized.first().isAfter(reported)
        ? List.of()
        : List.of(
            new Problem(
                "reported", Rule.REPORTED_BEFORE_SEIZED, "must not lie before the seizure"));
  }
}
