// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a native record said in a column that has no field of its own here. */
public record NamedText(
    @NotNull @Size(min = 1, max = 100) String name,
    @NotNull @Size(min = 1, max = 1000) String text) {}
