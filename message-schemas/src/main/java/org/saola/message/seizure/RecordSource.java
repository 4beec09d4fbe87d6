// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/**
 * Where a record was taken from, when it was not reported by its own authority.
 *
 * @param record the record's id there
 */
@Meaning("The system that a record was taken from.")
public record RecordSource(
    @Meaning("The system's name.") @NotNull @Size(min = 1, max = 200) String system,
    @Meaning("The record's number there.") @Nullable @Size(min = 1, max = 100) String record) {}
