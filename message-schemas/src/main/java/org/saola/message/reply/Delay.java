// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.saola.message.schema.Meaning;

/**
 * A time limit that is exceeded for a judicial authorisation, the only reason that there is. Until
 * when stands in the manifest.
 */
@Meaning(
    value = "A time limit exceeded because a judicial authorisation must be had first.",
    source = "Directive (EU) 2023/977, Art. 5")
public record Delay(
    @NotNull @Size(min = 1, max = 500) @Meaning("Which authorisation is needed, and whose.")
        String judicialAuthorisation,
    @NotNull @Size(min = 1, max = 2000) @Meaning("Why it takes that long.") String reason) {}
