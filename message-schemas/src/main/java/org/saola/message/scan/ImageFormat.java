// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.scan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** Said by the sender and checked by nobody: the image is not opened on its way. */
@Meaning("The image's format and size as the sender declares them; nobody has checked them.")
public record ImageFormat(
    @NotNull @Size(min = 1, max = 50) @Meaning("The format's name, such as UFF, RIF or TIFF.")
        String name,
    @Nullable @Size(min = 1, max = 50) @Meaning("The format's version.") String version,
    @Min(1) @Max(MOST) @Meaning("Width in pixels.") int width,
    @Min(1) @Max(MOST) @Meaning("Height in pixels.") int height) {
  static final int MOST = 1_000_000;

  boolean holds(Annotation annotation) {
    // As long: two ints of a million fit, but a document may say more before it is refused.
    return (long) annotation.left() + annotation.width() <= width
        && (long) annotation.top() + annotation.height() <= height;
  }
}
