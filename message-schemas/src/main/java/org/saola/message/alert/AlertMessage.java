// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code alert/1}. */
@Meaning(
    "A warning to a closed group for a limited time: a taxon, a route, a way of working. Feedback"
        + " and seizures that follow are alerts in its thread.")
public record AlertMessage(
    @NotNull @Valid @Meaning("The alert; never with personal data.") Alert alert) {}
