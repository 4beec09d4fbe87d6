// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code confirmation/1}. */
@Meaning("A recipient's word on a recall, a correction or an erasure: done, or why not.")
public record ConfirmationMessage(
    @NotNull @Valid @Meaning("What was done, and when.") Confirmation confirmation) {}
