// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/** Part {@code confirmation} of {@code quantity-confirmation/1}. */
@Meaning("What customs found under a permit, so that its issuer can write it off.")
public record QuantityConfirmation(
    @NotNull @Size(min = 1, max = 100) @Meaning("The permit's number.") String number,
    @NotNull @Valid @CodesOf("parties") @Meaning("The country that issued it.") Coded country,
    @NotNull @Valid @Meaning("Where, when and by whom it was endorsed.") Endorsement endorsement,
    @NotEmpty @Size(max = Permit.MAX_LINES) @Meaning("The lines under which goods were presented.")
        List<@NotNull @Valid ConfirmedLine> lines,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("What else the issuer should know; never about a person.")
        String remark)
    implements Coherent {
  public QuantityConfirmation {
    lines = List.copyOf(lines);
  }

  @Override
  public List<Problem> incoherences() {
    return LineIds.named(lines, ConfirmedLine::line);
  }
}
