// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** One field in which a permit as presented differs from the issuer's record. */
@Meaning("One thing in which the permit as presented differs from the issuer's record.")
@AlsoHolds(
    """
    {"if": {"properties": {"field": {"enum": ["CONSIGNOR", "CONSIGNEE"]}}},
     "then": {"properties": {"recorded": false}}}
    """)
public record Mismatch(
    @NotNull @Meaning("What differs.") PermitField field,
    @Nullable
        @Size(min = 1, max = 1000)
        @Meaning("What the issuer's record says; never for consignor and consignee.")
        String recorded)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return field != null && field.isNominal() && recorded != null
        ? List.of(
            new Problem(
                "recorded", Rule.PERSON_IN_ANSWER, "an answer does not say who the party is"))
        : List.of();
  }
}
