// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.scan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** What took the image. */
@Meaning("The scanner that took the image.")
public record Scanner(
    @NotNull @Size(min = 1, max = 200) @Meaning("Maker and model.") String model,
    @Nullable @Size(min = 1, max = 100) @Meaning("The device's own number.") String serial,
    @Nullable @Size(min = 1, max = 200) @Meaning("Energy, number of views, and other settings.")
        String settings) {}
