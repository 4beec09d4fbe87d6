// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/**
 * An intended recipient, and the group (such as {@code @eu-customs}) through which it was named.
 */
@Meaning("An intended recipient.")
public record Recipient(
    @Meaning("The agency.") @NotNull AgencyId agency,
    @Meaning("The group through which it was named.")
        @Nullable
        @Pattern(regexp = "@[a-z0-9-]{1,32}")
        String via) {}
