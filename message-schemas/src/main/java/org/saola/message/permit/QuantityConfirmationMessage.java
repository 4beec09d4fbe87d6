// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code quantity-confirmation/1}. */
@Meaning(
    value =
        "What was actually presented and used under a permit: customs answers the status, or"
            + " completes its own check.",
    source = "CITES electronic permit")
public record QuantityConfirmationMessage(
    @NotNull @Valid @Meaning("The quantities line by line, and the endorsement.")
        QuantityConfirmation confirmation) {}
