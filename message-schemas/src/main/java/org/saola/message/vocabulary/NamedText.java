// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.saola.message.schema.Meaning;

/** What a native record said in a column that has no field of its own here. */
@Meaning("What a native record said in a column that has no field of its own here.")
public record NamedText(
    @Meaning("The column's name.") @NotNull @Size(min = 1, max = 100) String name,
    @Meaning("What it said.") @NotNull @Size(min = 1, max = 1000) String text) {}
