// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Grading of source and information, carried as received with the scheme's name and never
 * converted.
 *
 * <p>In scheme {@code 4x4} the source is A, B, C or X and the information 1 to 4.
 */
public record Grading(
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,16}") String scheme,
    @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}") String source,
    @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}") String information) {}
