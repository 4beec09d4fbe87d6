// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/** An identity document, with its issuing country as given. */
@Meaning("An identity document.")
public record IdentityDocument(
    @Meaning("Such as passport.") @NotNull @Size(min = 1, max = 100) String kind,
    @Meaning("Its number.") @NotNull @Size(min = 1, max = 100) String number,
    @Meaning("The country that issued it, as given.") @Nullable @Size(min = 1, max = 100)
        String issuedBy) {
  @Override
  public String toString() {
    return "IdentityDocument[redacted]";
  }
}
