// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code listing-outcome/1}. */
@Meaning(
    value = "What a platform decided on a notice, offer by offer.",
    source = "DSA transparency database, statement of reasons")
public record ListingOutcomeMessage(
    @NotNull @Valid @Meaning("The decisions; never with personal data.") ListingOutcome outcome) {}
