// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** Another permit that a line rests on. */
@Meaning("Another permit that a line rests on.")
public record PermitReference(
    @NotNull @Size(min = 1, max = 100) @Meaning("Its number.") String number,
    @Nullable @Meaning("Its day of issue.") LocalDate issued) {}
