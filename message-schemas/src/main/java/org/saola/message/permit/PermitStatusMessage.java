// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code permit-status/1}. */
@Meaning(
    value = "The issuer's answer to a permit check. It names no person.",
    source = "CITES electronic permit")
public record PermitStatusMessage(
    @NotNull @Valid @Meaning("The state of the permit and of its lines.") PermitStatus status) {}
