// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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

/** Part {@code status} of {@code permit-status/1}. */
@Meaning("The issuer's word on a permit, and on each line that was asked about.")
@AlsoHolds(
    """
    {"anyOf": [
      {"properties": {"state": {"const": "MISMATCH"}},
       "anyOf": [
         {"required": ["mismatches"], "properties": {"mismatches": {"minItems": 1}}},
         {"required": ["lines"],
          "properties": {
            "lines": {"contains": {"properties": {"state": {"const": "MISMATCH"}}}}}}]},
      {"properties": {
        "state": {"const": "VALID"},
        "mismatches": {"maxItems": 0},
        "lines": {"items": {"properties": {"state": {"enum": ["VALID", "USED"]}}}}}},
      {"properties": {
        "state": {"enum": ["USED", "EXPIRED", "REVOKED", "UNKNOWN"]},
        "mismatches": {"maxItems": 0}}}]}
    """)
public record PermitStatus(
    @NotNull @Size(min = 1, max = 100) @Meaning("The permit's number.") String number,
    @NotNull @Valid @CodesOf("parties") @Meaning("The country that issued it.") Coded country,
    @NotNull
        @Meaning("The state of the permit as a whole; valid only if no line is worse than used up.")
        PermitState state,
    @NotNull @Meaning("The day for which this holds.") LocalDate asOf,
    @OrEmpty @Size(max = 20) @Meaning("What differs in the permit as a whole.")
        List<@NotNull @Valid Mismatch> mismatches,
    @OrEmpty
        @Size(max = Permit.MAX_LINES)
        @Meaning("The state of its lines. A line that is not named has the permit's state.")
        List<@NotNull @Valid LineStatus> lines,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("What else the asking authority should know; never about a person.")
        String remark)
    implements Coherent {
  public PermitStatus {
    mismatches = List.copyOf(mismatches);
    lines = List.copyOf(lines);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>(LineIds.named(lines, LineStatus::line));
    boolean differs = !mismatches.isEmpty() || has(PermitState.MISMATCH);
    if (state == PermitState.MISMATCH ? !differs : !mismatches.isEmpty()) {
      problems.add(
          new Problem(
              "mismatches", Rule.MISMATCH_INCOHERENT, "a permit that does not match says in what"));
    }
    if (state == PermitState.VALID && !lines.stream().allMatch(PermitStatus::fitsValid)) {
      problems.add(
          new Problem("state", Rule.PERMIT_STATE_INCOHERENT, "a line is worse than used up"));
    }
    return problems;
  }

  private boolean has(PermitState wanted) {
    return lines.stream().anyMatch(line -> line.state() == wanted);
  }

  private static boolean fitsValid(LineStatus line) {
    return line.state() == PermitState.VALID || line.state() == PermitState.USED;
  }
}
