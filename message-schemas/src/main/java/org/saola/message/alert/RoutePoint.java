// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Place;

/** A country on a route, and the place within it where one is known. */
public record RoutePoint(
    @NotNull Role role, @NotNull @Valid Coded country, @Nullable @Valid Place place)
    implements Coherent {
  /** What the point is to the route. */
  public enum Role {
    ORIGIN,
    TRANSIT,
    DESTINATION
  }

  @Override
  public List<Problem> incoherences() {
    return country.problemsUnlessOf("parties", "country");
  }
}
