// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.Quantity;

/** What the issuer says of one line. */
@Meaning("What the issuer says of one line of the permit.")
@AlsoHolds(
    """
    {"if": {"properties": {"state": {"const": "MISMATCH"}}},
     "then": {"required": ["mismatches"], "properties": {"mismatches": {"minItems": 1}}},
     "else": {"properties": {"mismatches": {"maxItems": 0}}}}
    """)
public record LineStatus(
    @NotNull @Size(min = 1, max = 35) @Meaning("The line's letter or number, as in the check.")
        String line,
    @NotNull @Meaning("The state of the line.") PermitState state,
    @OrEmpty @Size(max = 20) @Meaning("What differs, for a line that does not match.")
        List<@NotNull @Valid Mismatch> mismatches,
    @OrEmpty @Size(max = 20) @Meaning("What may still be used of the line.")
        List<@NotNull @Valid Quantity> remaining)
    implements Coherent {
  public LineStatus {
    mismatches = List.copyOf(mismatches);
    remaining = List.copyOf(remaining);
  }

  @Override
  public List<Problem> incoherences() {
    return state == null || (state == PermitState.MISMATCH) == !mismatches.isEmpty()
        ? List.of()
        : List.of(
            new Problem(
                "mismatches", Rule.MISMATCH_INCOHERENT, "a line that does not match says in what"));
  }
}
