// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/**
 * A quantity in the unit that was reported; it is never converted.
 *
 * @param unit absent for a number of specimens, as in Annex VII of Regulation (EC) No 865/2006
 * @param citesUnit false flags a unit that is not in the current CITES list
 */
@AlsoHolds(
    """
    {
      "if": {
        "required": ["unit"],
        "properties": {
          "unit": {"not": {"required": ["list"], "properties": {"list": {"const": "units/eu-2025"}}}}
        }
      },
      "then": {"properties": {"citesUnit": {"const": false}}},
      "else": {"properties": {"citesUnit": {"const": true}}}
    }
    """)
@Meaning("A quantity in the unit that was reported; it is never converted.")
public record Quantity(
    @Meaning("How much.")
        @NotNull
        @Positive
        @DecimalMax(value = MAX, inclusive = false, message = "must be less than {value}")
        BigDecimal amount,
    @Meaning(
            value = "The unit; absent for a number of specimens.",
            source = "Annex VII of Regulation (EC) No 865/2006")
        @Nullable
        @Valid
        @CodesOf("units")
        Coded unit,
    @Meaning(
            "Whether the unit stands in the current CITES list; false flags one that does not, such as sacks.")
        boolean citesUnit)
    implements Coherent {
  private static final String MAX = "1000000000000000";

  public static Quantity of(BigDecimal amount, @Nullable Coded unit) {
    return new Quantity(amount, unit, isCites(unit));
  }

  private static boolean isCites(@Nullable Coded unit) {
    return unit == null || unit.isIn(CodeLists.UNITS);
  }

  @Override
  public List<Problem> incoherences() {
    if (citesUnit != isCites(unit)) {
      return List.of(
          new Problem(
              "citesUnit", Rule.UNIT_FLAG_INCOHERENT, "says other than the unit's own list"));
    }
    return List.of();
  }
}
