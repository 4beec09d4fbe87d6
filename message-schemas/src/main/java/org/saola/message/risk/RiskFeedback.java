// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.risk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** Part {@code feedback} of {@code risk-feedback/1}. "Not checked" is feedback too. */
@Meaning("Whether consignments were checked, how many, and what was found.")
@AlsoHolds(
    """
    {"allOf": [
      {
        "if": {"properties": {"result": {"const": "FOUND"}}},
        "then": {"properties": {"consignmentsFound": {"minimum": 1}}},
        "else": {"properties": {"consignmentsFound": {"const": 0}, "seizures": {"maxItems": 0}}}
      },
      {
        "if": {"properties": {"result": {"const": "NOT_CHECKED"}}},
        "then": {
          "required": ["whyNotChecked"],
          "properties": {"consignmentsChecked": {"const": 0}}
        },
        "else": {
          "properties": {"consignmentsChecked": {"minimum": 1}, "whyNotChecked": false}
        }
      }
    ]}
    """)
public record RiskFeedback(
    @NotNull @Size(min = 1, max = 100) @Meaning("The reference that the risk information has.")
        String riskReference,
    @NotNull @Meaning("What came of it.") Result result,
    @Min(0) @Max(MOST) @Meaning("How many consignments were checked because of it.")
        int consignmentsChecked,
    @Min(0) @Max(MOST) @Meaning("In how many of these something was found.") int consignmentsFound,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("Why nothing was checked; for NOT_CHECKED, and only then.")
        String whyNotChecked,
    @OrEmpty
        @Size(max = 50)
        @UniqueElements
        @Meaning("References of the seizure reports that follow from it; for FOUND.")
        List<@NotNull @Size(min = 1, max = 100) String> seizures,
    @Nullable
        @Size(min = 1, max = 4000)
        @Meaning("Which indicators proved right or wrong, and what else the sender should know.")
        String remarks)
    implements Coherent {
  private static final int MOST = 1_000_000;

  /** What came of a check. */
  public enum Result {
    @Meaning("Checked, and something was found.")
    FOUND,
    @Meaning("Checked, and nothing was found.")
    NOT_FOUND,
    @Meaning("Nothing was checked.")
    NOT_CHECKED
  }

  public RiskFeedback {
    seizures = List.copyOf(seizures);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    boolean found = result == Result.FOUND;
    boolean checked = result != Result.NOT_CHECKED;
    hold(found == consignmentsFound > 0, "consignmentsFound", problems);
    hold(found || seizures.isEmpty(), "seizures", problems);
    hold(checked == consignmentsChecked > 0, "consignmentsChecked", problems);
    hold(checked == (whyNotChecked == null), "whyNotChecked", problems);
    if (consignmentsFound > consignmentsChecked && problems.isEmpty()) {
      problems.add(
          new Problem("consignmentsFound", Rule.FOUND_MORE_THAN_CHECKED, "more than were checked"));
    }
    return problems;
  }

  private void hold(boolean holds, String field, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, "does not fit " + result));
    }
  }
}
