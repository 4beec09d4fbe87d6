// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.Optional;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert: its way of working as an attack pattern, its route as locations, a note of the rest.
 */
final class AlertInStix {
  private final StixObjects objects;
  private final StixPlaces places;

  AlertInStix(StixObjects objects) {
    this.objects = objects;
    this.places = new StixPlaces(objects);
  }

  ObjectNode add(Traced alert) {
    ObjectNode pattern = objects.add("attack-pattern", "modus-operandi");
    pattern.put("name", alert.take("subject").orElse(""));
    pattern.put("description", alert.take("modusOperandi").orElse(""));
    Labelled text =
        new Labelled()
            .field("reference", alert, "reference")
            .field("stage", alert, "stage")
            .taxa("taxon", alert, "taxa")
            .coded("specimens", alert, "specimens")
            .coded("transport", alert, "transport")
            .coded("concealment", alert, "concealment")
            .field("valid from", alert, "validFrom")
            .field("valid until", alert, "validUntil")
            .field("additional information", alert, "additionalInformation");
    alert.each("hsCodes").forEach(code -> text.add("HS code", code.take()));
    alert.each("route").forEach(point -> point(point, pattern, text));
    objects.note("details", "Details of the alert", text, pattern);
    return pattern;
  }

  private void point(Traced point, ObjectNode pattern, Labelled text) {
    String role = point.take("role").orElse("");
    Optional<Traced> country = point.child("country");
    Optional<ObjectNode> location = country.flatMap(places::country);
    location.ifPresent(it -> objects.relate(pattern, "related-to", it, "route: " + role));
    if (location.isEmpty()) {
      country.ifPresent(it -> text.add("route: " + role, Labelled.coded(it)));
    }
    Optional<ObjectNode> place = point.child("place").flatMap(places::place);
    place.ifPresent(it -> objects.relate(pattern, "related-to", it, "route: " + role));
    if (place.isEmpty()) {
      point.child("place").ifPresent(it -> text.field("route: " + role, it, "asGiven"));
    }
  }
}
