// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.Quantity;

/** An examination that the permit already shows, without the officer who signed for it. */
@Meaning("An examination of goods that the permit already shows.")
public record Examination(
    @Nullable @Meaning("The day of the examination.") LocalDate date,
    @Nullable @Size(min = 1, max = 200) @Meaning("Where it took place.") String place,
    @Nullable @Valid @Meaning("What was found to be there.") Quantity quantity) {}
