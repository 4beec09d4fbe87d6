// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.risk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/** A company in the supply chain. */
@Meaning("A company or another legal person; never a natural one.")
public record Operator(
    @NotNull @Meaning("What it does in the consignment's way.") Role role,
    @NotNull @Size(min = 1, max = 300) @Meaning("Its name as registered or as declared.")
        String name,
    @Nullable
        @Size(min = 1, max = 100)
        @Meaning("Its number in a register, such as an EORI number.")
        String registration,
    @Nullable @Valid @CodesOf("parties") @Meaning("The country where it is registered.")
        Coded country) {
  /** Roles as transport documents and declarations name them. */
  public enum Role {
    @Meaning("Sends the goods out of a country.")
    EXPORTER,
    @Meaning("Brings the goods into a country.")
    IMPORTER,
    @Meaning("Hands the goods over to be carried.")
    CONSIGNOR,
    @Meaning("Is to receive the goods.")
    CONSIGNEE,
    @Meaning("Carries the goods, or has them carried.")
    CARRIER,
    @Meaning("Lodges the customs declaration.")
    DECLARANT,
    @Meaning("Another part.")
    OTHER
  }
}
