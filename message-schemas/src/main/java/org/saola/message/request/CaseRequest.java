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
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * Part {@code request} of {@code case-request/1}. Persons and entities, and what links them to the
 * purpose, stand in the part {@code persons}.
 *
 * @param facts including the underlying offence's circumstances
 * @param whyHeldThere why the information is believed to be held by the requested authority
 * @param urgency given if, and only if, the time limit is an urgent one
 * @param restrictionsOnUse of the information that the request itself holds
 */
@AlsoHolds(
    """
    {
      "if": {"properties": {"timeLimit": {"const": "OTHER"}}},
      "then": {"not": {"required": ["urgency"]}},
      "else": {"required": ["urgency"]}
    }
    """)
@Meaning("What is asked of another authority, and why; without persons.")
public record CaseRequest(
    @Meaning("Your own reference of the case.") @NotNull @Size(min = 1, max = 100) String reference,
    @Meaning("The information that you ask for.") @NotNull @Size(min = 1, max = 4000)
        String informationSought,
    @Meaning("What the information will be used for.") @NotNull @Size(min = 1, max = 2000)
        String purpose,
    @Meaning("What happened, with the circumstances of the offence.")
        @NotNull
        @Size(min = 1, max = 8000)
        String facts,
    @Meaning("The offence, and what it is punished with.") @NotNull @Size(min = 1, max = 2000)
        String offence,
    @Meaning("Why you believe that the requested authority holds the information.")
        @NotNull
        @Size(min = 1, max = 2000)
        String whyHeldThere,
    @Meaning(
            value = "How soon an answer is due, counted from receipt.",
            source = "Directive (EU) 2023/977, Art. 5")
        @NotNull
        TimeLimit timeLimit,
    @Meaning("Why it is urgent; for an urgent time limit, and only then.") @Nullable @Valid
        RequestUrgency urgency,
    @Meaning("What may not be done with the information in this request.")
        @Nullable
        @Size(min = 1, max = 2000)
        String restrictionsOnUse)
    implements Coherent {
  /** A ground of urgency, with its reasons. */
  @Meaning("A ground of urgency, with its reasons.")
  public record RequestUrgency(
      @Meaning("The ground.") @NotNull UrgencyGround ground,
      @Meaning("Why that ground is met.") @NotNull @Size(min = 1, max = 2000) String reasons) {}

  @Override
  public List<Problem> incoherences() {
    return timeLimit.isUrgent() == (urgency != null)
        ? List.of()
        : List.of(
            new Problem(
                "urgency", Rule.URGENCY_INCOHERENT, "an urgent time limit, and only that, has it"));
  }
}
