// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.Quantity;

/** What was presented of one line, and what of it was let through under the permit. */
@Meaning("What was presented under one line, and what was used of it.")
public record ConfirmedLine(
    @NotNull @Size(min = 1, max = 35) @Meaning("The line's letter or number, as in the check.")
        String line,
    @NotNull @Valid @Meaning("What was presented.") Quantity presented,
    @Nullable
        @Valid
        @Meaning("What of it was let through under the permit; left out when nothing was.")
        Quantity used)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return presented == null || used == null || !isMore(used, presented)
        ? List.of()
        : List.of(new Problem("used", Rule.USED_MORE_THAN_PRESENTED, "more than was presented"));
  }

  // In other units nothing can be said: quantities are never converted.
  private static boolean isMore(Quantity one, Quantity other) {
    return Objects.equals(one.unit(), other.unit())
        && one.amount() != null
        && other.amount() != null
        && one.amount().compareTo(other.amount()) > 0;
  }
}
