// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

@Meaning(
    value = "What was decided on one offer.",
    source = "DSA transparency database, statement of reasons")
@AlsoHolds(
    """
    {
      "if": {"properties": {"decision": {"const": "NO_ACTION"}}},
      "then": {"not": {"required": ["ground"]}},
      "else": {"required": ["ground"]},
      "anyOf": [
        {"required": ["otherDecision"], "properties": {"decision": {"const": "OTHER"}}},
        {
          "not": {"required": ["otherDecision"]},
          "properties": {"decision": {"not": {"const": "OTHER"}}}
        }
      ]
    }
    """)
public record OfferDecision(
    @NotNull @Pattern(regexp = Offer.URL) @Meaning("The offer's address, as the notice gave it.")
        String url,
    @NotNull @Meaning("What becomes of the offer.") Visibility decision,
    @Nullable
        @Size(min = 1, max = 500)
        @Meaning(
            value = "What was decided; given for OTHER alone.",
            source = "statement of reasons, decision_visibility_other")
        String otherDecision,
    @Nullable
        @Meaning(
            value = "On what ground; not given when nothing was done.",
            source = "statement of reasons, decision_ground")
        DecisionGround ground,
    @NotNull
        @Size(min = 1, max = 4000)
        @Meaning(
            value = "The facts and circumstances that the decision rests on.",
            source = "statement of reasons, decision_facts")
        String facts,
    @NotNull @Meaning("Whether people or machines decided.") DecisionAutomation automation,
    @Nullable
        @Meaning(
            value = "What becomes of the seller's account, where that was decided too.",
            source = "statement of reasons, decision_account")
        AccountDecision account,
    @OrEmpty
        @Size(max = 60)
        @Meaning(
            value = "The countries in which the decision takes effect; none for all.",
            source = "statement of reasons, territorial_scope")
        List<@NotNull @Valid @CodesOf("parties") Coded> territories,
    @NotNull @Meaning("When it was decided, in UTC.") Instant decidedAt)
    implements Coherent {
  public OfferDecision {
    territories = List.copyOf(territories);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    if ((decision == Visibility.NO_ACTION) != (ground == null)) {
      problems.add(problem("ground", "a decision to act, and only that, has a ground"));
    }
    if ((decision == Visibility.OTHER) != (otherDecision != null)) {
      problems.add(problem("otherDecision", "is given for OTHER, and for that alone"));
    }
    return problems;
  }

  private static Problem problem(String field, String message) {
    return new Problem(field, Rule.DECISION_INCOHERENT, message);
  }
}
