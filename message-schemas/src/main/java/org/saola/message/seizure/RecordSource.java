// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a record was taken from, when it was not reported by its own authority.
 *
 * @param record the record's id there
 */
public record RecordSource(
    @NotNull @Size(min = 1, max = 200) String system,
    @Nullable @Size(min = 1, max = 100) String record) {}
