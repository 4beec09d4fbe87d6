// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.schema.Meaning;

/** Part {@code outcome} of {@code listing-outcome/1}. */
@Meaning("What a platform decided on a notice.")
public record ListingOutcome(
    @NotNull @Size(min = 1, max = 100) @Meaning("The platform's own reference of its decision.")
        String reference,
    @NotNull @Size(min = 1, max = 100) @Meaning("The reference that the notifier gave the notice.")
        String noticeReference,
    @NotEmpty
        @Size(max = 100)
        @Meaning("One decision for each offer that was decided on, named by its address.")
        List<@NotNull @Valid OfferDecision> decisions,
    @NotNull
        @Size(min = 1, max = 2000)
        @Meaning("How the notifier may contest the decisions, and by when.")
        String redress,
    @Nullable @Size(min = 1, max = 4000) @Meaning("Anything else that the notifier should know.")
        String additionalInformation)
    implements Coherent {
  public ListingOutcome {
    decisions = List.copyOf(decisions);
  }

  @Override
  public List<Problem> incoherences() {
    return AddressedOnce.problems("decisions", decisions.stream().map(OfferDecision::url).toList());
  }
}
