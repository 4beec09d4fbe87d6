// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.Place;

/** A country on a route, and the place within it where one is known. */
@Meaning("A country on the route, and the place in it where that is known.")
public record RoutePoint(
    @Meaning("What it is to the route.") @NotNull Role role,
    @Meaning("The country.") @NotNull @Valid @CodesOf("parties") Coded country,
    @Meaning("Port, airport or place.") @Nullable @Valid Place place) {
  /** What the point is to the route. */
  public enum Role {
    @Meaning("Where it starts.")
    ORIGIN,
    @Meaning("Where it passes.")
    TRANSIT,
    @Meaning("Where it ends.")
    DESTINATION
  }
}
