// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Place;

/** Where and when a permit was endorsed, by which office; the officer is not named. */
@Meaning("The customs office's endorsement of the permit; the officer is not named.")
public record Endorsement(
    @NotNull @Meaning("The day on which the goods were presented.") LocalDate date,
    @NotNull @Size(min = 1, max = 200) @Meaning("The customs office, by name or by its code.")
        String office,
    @Nullable @Valid @Meaning("Where the goods were presented.") Place place,
    @Nullable
        @Size(min = 1, max = 100)
        @Meaning("The customs document, bill of lading or air waybill.")
        String document) {}
