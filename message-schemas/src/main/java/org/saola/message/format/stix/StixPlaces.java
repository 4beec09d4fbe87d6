// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/** Places as locations. STIX knows none without a country or coordinates: others stay text. */
final class StixPlaces {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final StixObjects objects;

  StixPlaces(StixObjects objects) {
    this.objects = objects;
  }

  /** Countries that something is related to; those that are no ISO country go into the text. */
  void countries(ObjectNode of, String how, String label, Traced in, String list, Labelled text) {
    for (Traced country : in.each(list)) {
      Optional<ObjectNode> location = country(country);
      if (location.isPresent()) {
        objects.relate(of, how, location.get(), label);
      } else {
        text.add(label, Labelled.coded(country));
      }
    }
  }

  Optional<ObjectNode> country(Traced coded) {
    Optional<String> code = coded.peek("code").filter(COUNTRIES::contains);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode location = objects.add("location", coded.path());
    location.put("name", coded.take("asGiven").orElse(""));
    location.put("country", coded.take("code").orElse(""));
    return Optional.of(location);
  }

  Optional<ObjectNode> place(Traced place) {
    Optional<Traced> coordinates = place.child("coordinates");
    Optional<String> locode = place.peek("unLocode");
    if (coordinates.isEmpty() && locode.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode location = objects.add("location", place.path());
    location.put("name", place.take("asGiven").orElse(""));
    place
        .take("unLocode")
        .ifPresent(
            code -> {
              location.put("description", "UN/LOCODE " + code);
              location.put("country", code.substring(0, 2));
            });
    coordinates.ifPresent(
        at -> {
          location.put("latitude", new BigDecimal(at.take("latitude").orElse("0")));
          location.put("longitude", new BigDecimal(at.take("longitude").orElse("0")));
        });
    return Optional.of(location);
  }
}
