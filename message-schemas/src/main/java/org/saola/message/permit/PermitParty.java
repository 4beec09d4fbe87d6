// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/** A consignor or consignee: name and address, nothing more. */
@Meaning("A person or a firm by name and address, as the permit has them.")
public record PermitParty(
    @NotNull @Size(min = 1, max = 200) @Meaning("The name on the permit.") String name,
    @OrEmpty @Size(max = 5) @Meaning("Street and house number, in lines.")
        List<@NotNull @Size(min = 1, max = 200) String> street,
    @Nullable @Size(min = 1, max = 35) @Meaning("The post office box.") String postOfficeBox,
    @Nullable @Size(min = 1, max = 35) @Meaning("The postcode.") String postcode,
    @Nullable @Size(min = 1, max = 200) @Meaning("The town.") String city,
    @Nullable @Size(min = 1, max = 200) @Meaning("Province or state.") String subdivision,
    @Nullable @Valid @CodesOf("parties") @Meaning("The country.") Coded country) {
  public PermitParty {
    street = List.copyOf(street);
  }

  /** Never prints: logs hold no personal data. */
  @Override
  public String toString() {
    return "PermitParty[redacted]";
  }
}
