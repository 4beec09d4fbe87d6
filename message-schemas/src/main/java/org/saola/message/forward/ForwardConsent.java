// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Purpose;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * Part {@code consent} of {@code forward-consent/1}. It says all that it covers itself: who checks
 * it later may not have the request.
 */
@Meaning(
    "Whether the message may be passed on: to whom, what for, until when, on which conditions.")
@AlsoHolds(
    """
    {
      "if": {"properties": {"decision": {"const": "GRANTED"}}},
      "then": {"required": ["validUntil"]},
      "else": {
        "required": ["reason"],
        "properties": {"validUntil": false, "conditions": {"maxItems": 0}}
      }
    }
    """)
public record ForwardConsent(
    @NotNull @Valid @Meaning("The message that it is about.") EarlierMessage target,
    @OrEmpty
        @Size(max = 32)
        @UniqueElements
        @Meaning("Its parts that it covers; all of them where none is named.")
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts,
    @NotNull @Meaning("The new recipient that it covers, and no other.") AgencyId recipient,
    @NotNull @Meaning("What the new recipient may use it for, and for nothing else.")
        Purpose purpose,
    @NotNull @Meaning("What is decided.") Decision decision,
    @Nullable @Meaning("The last day on which the message may be passed on; for GRANTED.")
        LocalDate validUntil,
    @OrEmpty @Size(max = 20) @Meaning("What the new recipient must observe; for GRANTED.")
        List<@NotNull @Size(min = 1, max = 1000) String> conditions,
    @Nullable @Size(min = 1, max = 2000) @Meaning("Why; always said for REFUSED.") String reason)
    implements Coherent {
  /** What the originator decides. */
  public enum Decision {
    @Meaning("It may be passed on.")
    GRANTED,
    @Meaning("It may not be passed on.")
    REFUSED
  }

  public ForwardConsent {
    parts = List.copyOf(parts);
    conditions = List.copyOf(conditions);
  }

  @Override
  public List<Problem> incoherences() {
    boolean granted = decision == Decision.GRANTED;
    List<Problem> problems = new ArrayList<>();
    hold(granted == (validUntil != null), "validUntil", problems);
    hold(granted || conditions.isEmpty(), "conditions", problems);
    hold(granted || reason != null, "reason", problems);
    return problems;
  }

  private void hold(boolean holds, String field, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, "does not fit " + decision));
    }
  }
}
