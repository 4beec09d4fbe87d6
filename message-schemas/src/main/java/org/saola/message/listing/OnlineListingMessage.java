// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code online-listing/1}. */
@Meaning(
    value =
        "A notice to an online platform, or to its digital services coordinator, of offers that are"
            + " held to be illegal.",
    source = "DSA, Art. 16(2)")
public record OnlineListingMessage(
    @NotNull @Valid @Meaning("The notice; never with personal data beyond the offers' addresses.")
        OnlineListing listing) {}
