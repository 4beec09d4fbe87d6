// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.Place;

/** A country on a route, and the place within it where one is known. */
public record RoutePoint(
    @NotNull Role role,
    @NotNull @Valid @CodesOf("parties") Coded country,
    @Nullable @Valid Place place) {
  /** What the point is to the route. */
  public enum Role {
    ORIGIN,
    TRANSIT,
    DESTINATION
  }
}
