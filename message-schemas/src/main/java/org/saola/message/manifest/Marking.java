// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** What the originator asks of every holder; in clear, so that rules can use it. */
@Meaning("What the originator asks of every holder.")
public record Marking(
    @Meaning(value = "How far it may be shared.", source = "Traffic Light Protocol 2.0") @NotNull
        Tlp tlp,
    @Meaning("Handling codes: what may be done with it.") @NotNull @Size(max = 4) @UniqueElements
        List<@NotNull HandlingCode> handling,
    @Meaning("Protective level.") @NotNull Level level,
    @Meaning("How reliable source and information are.") @Nullable @Valid Grading grading) {
  public Marking {
    handling = List.copyOf(handling);
  }

  /**
   * Whether it asks of a holder all that another asks. Grading tells of quality, and asks nothing.
   */
  public boolean isNoWeakerThan(Marking other) {
    return tlp.compareTo(other.tlp) >= 0
        && handling.containsAll(other.handling)
        && level.compareTo(other.level) >= 0;
  }
}
