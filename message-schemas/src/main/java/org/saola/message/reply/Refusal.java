// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.RefusalGround;
import org.saola.message.schema.Meaning;

/** Why a request is refused, wholly or in part. */
@Meaning(
    value = "More about a refusal, whose first ground stands in the manifest.",
    source = "Directive (EU) 2023/977, Art. 6(1)")
public record Refusal(
    @OrEmpty @Size(max = 10) @UniqueElements @Meaning("Other grounds that apply too.")
        List<@NotNull RefusalGround> furtherGrounds,
    @Nullable
        @Size(min = 1, max = 4000)
        @Meaning("What it concerns and why, as far as that may be said.")
        String reasons) {
  public Refusal {
    furtherGrounds = List.copyOf(furtherGrounds);
  }
}
