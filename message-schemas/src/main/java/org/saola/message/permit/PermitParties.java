// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** The nominal part {@code parties} of a {@code permit-check/1}. */
@Meaning("Who sends the goods and who gets them. Leave the part out when the check needs neither.")
@AlsoHolds("{\"minProperties\": 1}")
public record PermitParties(
    @Nullable @Valid @Meaning("Who sends the goods.") PermitParty consignor,
    @Nullable @Valid @Meaning("Who gets them.") PermitParty consignee)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return consignor == null && consignee == null
        ? List.of(new Problem("", Rule.NOBODY_NAMED, "a part without anybody is left out"))
        : List.of();
  }

  /** Never prints: logs hold no personal data. */
  @Override
  public String toString() {
    return "PermitParties[redacted]";
  }
}
