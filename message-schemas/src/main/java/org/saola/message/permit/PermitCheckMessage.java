// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code permit-check/1}. */
@Meaning(
    value =
        "A question to the authority that issued a permit: is it genuine, and is it still good?",
    source = "CITES electronic permit")
public record PermitCheckMessage(
    @NotNull @Valid @Meaning("The permit as it was presented, without persons.") Permit permit,
    @Nullable @Valid @Nominal @Meaning("Consignor and consignee, only where the check needs them.")
        PermitParties parties) {}
