// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** What the originator asks of every holder; in clear, so that rules can use it. */
public record Marking(
    @NotNull Tlp tlp,
    @NotNull @Size(max = 4) @UniqueElements List<@NotNull HandlingCode> handling,
    @NotNull Level level,
    @Nullable @Valid Grading grading) {
  public Marking {
    handling = List.copyOf(handling);
  }
}
