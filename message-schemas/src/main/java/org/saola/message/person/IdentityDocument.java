// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An identity document, with its issuing country as given. */
public record IdentityDocument(
    @NotNull @Size(min = 1, max = 100) String kind,
    @NotNull @Size(min = 1, max = 100) String number,
    @Nullable @Size(min = 1, max = 100) String issuedBy) {
  @Override
  public String toString() {
    return "IdentityDocument[redacted]";
  }
}
