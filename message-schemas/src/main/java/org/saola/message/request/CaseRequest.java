// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/**
 * Part {@code request} of {@code case-request/1}. Persons and entities, and what links them to the
 * purpose, stand in the part {@code persons}.
 *
 * @param facts including the underlying offence's circumstances
 * @param whyHeldThere why the information is believed to be held by the requested authority
 * @param urgency given if, and only if, the time limit is an urgent one
 * @param restrictionsOnUse of the information that the request itself holds
 */
public record CaseRequest(
    @NotNull @Size(min = 1, max = 100) String reference,
    @NotNull @Size(min = 1, max = 4000) String informationSought,
    @NotNull @Size(min = 1, max = 2000) String purpose,
    @NotNull @Size(min = 1, max = 8000) String facts,
    @NotNull @Size(min = 1, max = 2000) String offence,
    @NotNull @Size(min = 1, max = 2000) String whyHeldThere,
    @NotNull TimeLimit timeLimit,
    @Nullable @Valid RequestUrgency urgency,
    @Nullable @Size(min = 1, max = 2000) String restrictionsOnUse)
    implements Coherent {
  /** A ground of urgency, with its reasons. */
  public record RequestUrgency(
      @NotNull UrgencyGround ground, @NotNull @Size(min = 1, max = 2000) String reasons) {}

  @Override
  public List<Problem> incoherences() {
    return timeLimit.isUrgent() == (urgency != null)
        ? List.of()
        : List.of(
            new Problem(
                "urgency", Rule.URGENCY_INCOHERENT, "an urgent time limit, and only that, has it"));
  }
}
