// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * What becomes of a case request, as far as the hub must know it: its clock stops, pauses or is
 * extended by this.
 */
@Meaning("What becomes of a case request, in clear, because time limits and statistics need it.")
@AlsoHolds(
    """
    {"allOf": [
      {
        "if": {"properties": {"outcome": {"enum": ["REFUSE", "PARTIAL"]}}},
        "then": {"required": ["ground"]},
        "else": {"properties": {"ground": false}}
      },
      {
        "if": {"properties": {"outcome": {"const": "DELAY"}}},
        "then": {"required": ["until"]},
        "else": {"properties": {"until": false}}
      }
    ]}
    """)
public record Answer(
    @NotNull @Meaning("What becomes of the request.") ReplyOutcome outcome,
    @Nullable
        @Meaning(
            value = "The first ground of a refusal; for REFUSE and PARTIAL, and only for these.",
            source = "Directive (EU) 2023/977, Art. 6(1)")
        RefusalGround ground,
    @Nullable
        @Meaning(
            value = "When the answer will be given at the latest; for DELAY, and only then.",
            source = "Directive (EU) 2023/977, Art. 5")
        Instant until)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    hold(outcome.refuses() == (ground != null), "ground", problems);
    hold((outcome == ReplyOutcome.DELAY) == (until != null), "until", problems);
    return problems;
  }

  private void hold(boolean holds, String field, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, "does not fit " + outcome));
    }
  }
}
