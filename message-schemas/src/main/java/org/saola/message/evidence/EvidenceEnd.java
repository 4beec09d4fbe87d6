// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.evidence;

import jakarta.validation.constraints.PositiveOrZero;

/**
 * The last line: what was written, so that a file that was cut is noticed.
 *
 * @param leaves lines between the first and this one
 */
public record EvidenceEnd(
    @PositiveOrZero long leaves,
    @PositiveOrZero long shown,
    @PositiveOrZero long outOfScope,
    @PositiveOrZero long erased) {}
