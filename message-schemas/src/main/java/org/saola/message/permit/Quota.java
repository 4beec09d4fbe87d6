// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/** How much of a year's quota has been used, in one unit. */
@Meaning("How much of a country's quota for a year has been used.")
@AlsoHolds("{\"anyOf\": [{\"required\": [\"used\"]}, {\"required\": [\"annual\"]}]}")
public record Quota(
    @Nullable
        @PositiveOrZero
        @DecimalMax(value = MAX, inclusive = false, message = "must be less than {value}")
        @Meaning("Exported so far, this permit included.")
        BigDecimal used,
    @Nullable
        @PositiveOrZero
        @DecimalMax(value = MAX, inclusive = false, message = "must be less than {value}")
        @Meaning("The whole quota of the year.")
        BigDecimal annual,
    @Nullable
        @Valid
        @CodesOf("units")
        @Meaning("The unit of both; left out for a number of specimens.")
        Coded unit)
    implements Coherent {
  private static final String MAX = "1000000000000000";

  @Override
  public List<Problem> incoherences() {
    return used == null && annual == null
        ? List.of(new Problem("", Rule.SAYS_NOTHING, "a quota has a number"))
        : List.of();
  }
}
