// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.scan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.saola.message.schema.Meaning;

/** A rectangle on the image and what it shows, counted from the upper left corner. */
@Meaning("A rectangle on the image, in pixels from its upper left corner, and what it shows.")
public record Annotation(
    @Min(0) @Max(ImageFormat.MOST) @Meaning("Its left edge.") int left,
    @Min(0) @Max(ImageFormat.MOST) @Meaning("Its upper edge.") int top,
    @Min(1) @Max(ImageFormat.MOST) @Meaning("Its width.") int width,
    @Min(1) @Max(ImageFormat.MOST) @Meaning("Its height.") int height,
    @NotNull @Size(min = 1, max = 1000) @Meaning("What is to be seen there.") String text) {}
