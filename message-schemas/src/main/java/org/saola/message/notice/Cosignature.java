// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What an agency that witnesses the log hands over.
 *
 * @param lines its two cosignature lines on the proposed checkpoint (C2SP tlog-cosignature)
 */
public record Cosignature(@NotNull @Size(min = 1, max = 10_000) String lines) {}
