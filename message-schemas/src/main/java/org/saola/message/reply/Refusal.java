// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** Why a request is refused, wholly or in part. */
@Meaning(
    value = "Why a request is refused: one or more grounds of the closed list.",
    source = "Directive (EU) 2023/977, Art. 6(1)")
public record Refusal(
    @NotEmpty @Size(max = 11) @UniqueElements @Meaning("Each ground that applies.")
        List<@NotNull RefusalGround> grounds,
    @Nullable
        @Size(min = 1, max = 4000)
        @Meaning("What it concerns and why, as far as that may be said.")
        String reasons) {
  public Refusal {
    grounds = List.copyOf(grounds);
  }
}
