// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** What an originator lets be passed on. It says all that it covers: nobody needs the request. */
@Meaning("What an originator lets be passed on, or does not, in clear, because rules need it.")
@AlsoHolds(
    """
    {
      "if": {"properties": {"decision": {"const": "GRANTED"}}},
      "then": {"required": ["validUntil"]},
      "else": {"properties": {"validUntil": false}}
    }
    """)
public record Consent(
    @NotNull @Meaning("What is decided.") Decision decision,
    @OrEmpty
        @Size(max = 32)
        @UniqueElements
        @Meaning("The message's parts that it covers; all of them where none is named.")
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts,
    @NotNull @Meaning("The new recipient that it covers, and no other.") AgencyId recipient,
    @NotNull @Meaning("What the new recipient may use it for, and for nothing else.")
        Purpose purpose,
    @Nullable @Meaning("The last day, in UTC, on which the message may be passed on; for GRANTED.")
        LocalDate validUntil)
    implements Coherent {
  /** What the originator decides. */
  public enum Decision {
    @Meaning("It may be passed on.")
    GRANTED,
    @Meaning("It may not be passed on.")
    REFUSED
  }

  public Consent {
    parts = List.copyOf(parts);
  }

  @Override
  public List<Problem> incoherences() {
    return (decision == Decision.GRANTED) == (validUntil != null)
        ? List.of()
        : List.of(new Problem("validUntil", Rule.OUTCOME_INCOHERENT, "does not fit " + decision));
  }
}
