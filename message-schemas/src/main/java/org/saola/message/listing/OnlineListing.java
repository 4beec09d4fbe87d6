// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** Part {@code listing} of {@code online-listing/1}. */
@Meaning(
    value =
        "A notice of offers on one platform: where they stand, why they are held to be illegal, and"
            + " who says so.",
    source = "DSA, Art. 16(2)")
@AlsoHolds(
    """
    {"not": {"properties": {"goodFaith": {"const": false}}, "required": ["goodFaith"]}}
    """)
public record OnlineListing(
    @NotNull @Size(min = 1, max = 100) @Meaning("The notifier's own reference of this notice.")
        String reference,
    @NotNull
        @Size(min = 1, max = 200)
        @Meaning("The platform on which the offers stand, by the name that it goes by.")
        String platform,
    @NotEmpty @Size(max = 100) @Meaning("The offers, each with its exact address.")
        List<@NotNull @Valid Offer> offers,
    @NotNull
        @Size(min = 1, max = 8000)
        @Meaning(
            value =
                "Why the offers are held to be illegal, with what substantiates it. No names: what"
                    + " concerns a seller goes to law enforcement, in a case request.",
            source = "DSA, Art. 16(2)")
        String explanation,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("The law that the offers are held to break, in the notifier's words.")
        String law,
    @NotNull @Valid @Meaning(value = "Who gives the notice.", source = "DSA, Art. 16(2)")
        Notifier notifier,
    @Meaning(
            value =
                "Always true: the notifier believes in good faith that what the notice says is"
                    + " accurate and complete.",
            source = "DSA, Art. 16(2)")
        boolean goodFaith,
    @Nullable
        @Size(min = 1, max = 4000)
        @Meaning("Anything else that helps to find or judge the offers.")
        String additionalInformation)
    implements Coherent {
  public OnlineListing {
    offers = List.copyOf(offers);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    if (!goodFaith) {
      problems.add(
          new Problem("goodFaith", Rule.GOOD_FAITH_MISSING, "without it a notice is none"));
    }
    problems.addAll(AddressedOnce.problems("offers", offers.stream().map(Offer::url).toList()));
    return problems;
  }
}
