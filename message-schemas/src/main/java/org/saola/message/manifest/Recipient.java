// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An intended recipient, and the group (such as {@code @eu-customs}) through which it was named.
 */
public record Recipient(
    @NotNull AgencyId agency, @Nullable @Pattern(regexp = "@[a-z0-9-]{1,32}") String via) {}
