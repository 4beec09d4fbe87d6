// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/** Case requests and spontaneous information: a grouping with notes of what they say. */
final class InformationInStix {
  private final StixObjects objects;

  InformationInStix(StixObjects objects) {
    this.objects = objects;
  }

  ObjectNode request(Traced request) {
    ObjectNode about = grouping("Case request " + request.take("reference").orElse(""));
    Labelled text =
        new Labelled()
            .field("information sought", request, "informationSought")
            .field("purpose", request, "purpose")
            .field("facts", request, "facts")
            .field("offence", request, "offence")
            .field("why it is believed to be held there", request, "whyHeldThere")
            .field("time limit", request, "timeLimit")
            .field("restrictions on use", request, "restrictionsOnUse");
    request
        .child("urgency")
        .ifPresent(
            urgency ->
                text.field("ground of urgency", urgency, "ground")
                    .field("reasons for urgency", urgency, "reasons"));
    objects.note("request", "The request", text, about);
    return about;
  }

  ObjectNode information(Traced information) {
    ObjectNode about = grouping(information.take("subject").orElse(""));
    objects.note(
        "information",
        "The information",
        new Labelled()
            .field("reference", information, "reference")
            .field("information", information, "information")
            .field("relevance", information, "relevance")
            .field("offence", information, "offence")
            .field("restrictions on use", information, "restrictionsOnUse"),
        about);
    return about;
  }

  // STIX 2.1, 4.6: what belongs together without being a finished product.
  private ObjectNode grouping(String name) {
    ObjectNode grouping = objects.add("grouping", "subject");
    grouping.put("name", name);
    grouping.put("context", "unspecified");
    grouping.putArray("object_refs").add(grouping.path("created_by_ref").asString());
    return grouping;
  }
}
