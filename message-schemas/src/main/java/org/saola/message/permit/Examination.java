// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.Quantity;

/** An examination that the permit already shows, without the officer who signed for it. */
@Meaning("An examination of goods that the permit already shows.")
@AlsoHolds("{\"minProperties\": 1}")
public record Examination(
    @Nullable @Meaning("The day of the examination.") LocalDate date,
    @Nullable @Size(min = 1, max = 200) @Meaning("Where it took place.") String place,
    @Nullable @Valid @Meaning("What was found to be there.") Quantity quantity)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return date == null && place == null && quantity == null
        ? List.of(new Problem("", Rule.SAYS_NOTHING, "an empty examination is left out"))
        : List.of();
  }
}
