// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.Optional;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/** A seizure: an incident, its places, and a note for each kind of specimen. */
final class SeizureInStix {
  private final StixObjects objects;
  private final StixPlaces places;

  SeizureInStix(StixObjects objects) {
    this.objects = objects;
    this.places = new StixPlaces(objects);
  }

  ObjectNode add(Traced report) {
    ObjectNode incident = objects.add("incident", "seizure");
    incident.put("name", "Seizure " + report.take("reference").orElse(""));
    Labelled text = new Labelled();
    report
        .child("date")
        .ifPresent(
            date ->
                text.field("date of seizure", date, "seized")
                    .field("reported", date, "reported")
                    .field("date as given", date, "asGiven"));
    location(report, incident, text);
    text.field("detecting agency", report, "detectingAgency")
        .coded("detected by", report, "detection")
        .coded("reason", report, "reasons")
        .coded("transport", report, "transport")
        .coded("concealment", report, "concealment");
    places.countries(incident, "originates-from", "alleged origin", report, "allegedOrigins", text);
    places.countries(incident, "related-to", "transit", report, "transit", text);
    places.countries(
        incident, "related-to", "alleged destination", report, "allegedDestinations", text);
    text.field("law", report, "law").field("sanction", report, "sanction");
    report
        .child("source")
        .ifPresent(
            source -> text.field("taken from", source, "system").field("record", source, "record"));
    if (!text.isEmpty()) {
      incident.put("description", text.toString());
    }
    report.each("lines").forEach(line -> line(line, incident));
    return incident;
  }

  private void location(Traced report, ObjectNode incident, Labelled text) {
    Optional<Traced> place = report.child("location");
    Optional<ObjectNode> location = place.flatMap(places::place);
    if (location.isPresent()) {
      objects.relate(incident, "located-at", location.get(), "place of the seizure");
    } else {
      place.ifPresent(it -> text.field("place", it, "asGiven"));
    }
  }

  private void line(Traced line, ObjectNode incident) {
    Labelled text = new Labelled();
    line.child("taxon").ifPresent(taxon -> text.add("taxon", Labelled.taxon(taxon)));
    text.field("appendix as reported", line, "appendix").oneCoded("term", line, "description");
    for (Traced quantity : line.each("quantities")) {
      String unit = quantity.child("unit").map(Labelled::coded).orElse("specimens");
      text.add("quantity", quantity.take("amount").orElse("") + " " + unit)
          .field("its unit is one of CITES", quantity, "citesUnit");
    }
    line.child("estimatedValue")
        .ifPresent(value -> text.field("estimated value", value, "asGiven"));
    text.oneCoded("purpose", line, "purpose")
        .oneCoded("source", line, "source")
        .field("disposal", line, "disposal")
        .field("additional information", line, "additionalInformation");
    for (Traced more : line.each("additional")) {
      text.add(more.take("name").orElse(""), more.take("text").orElse(""));
    }
    objects.note(line.path(), "Specimens", text, incident);
  }
}
