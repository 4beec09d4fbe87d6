// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.time.Instant;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/** A notice of offers online: each address observed, and a note of what it offers. */
final class ListingInStix {
  private final StixObjects objects;

  ListingInStix(StixObjects objects) {
    this.objects = objects;
  }

  ObjectNode add(Traced listing) {
    ObjectNode incident = objects.add("incident", "listing");
    incident.put(
        "name",
        "Offers on %s, notice %s"
            .formatted(listing.take("platform").orElse(""), listing.take("reference").orElse("")));
    incident.put(
        "description",
        new Labelled()
            .field("explanation", listing, "explanation")
            .field("law", listing, "law")
            .field("additional information", listing, "additionalInformation")
            .toString());
    listing.child("notifier").ifPresent(notifier -> notifier(notifier, incident));
    listing.each("offers").forEach(offer -> offer(offer, incident));
    return incident;
  }

  private void notifier(Traced notifier, ObjectNode incident) {
    ObjectNode identity = objects.add("identity", "notifier");
    identity.put("name", notifier.take("name").orElse(""));
    identity.put("identity_class", "organization");
    identity.put("contact_information", notifier.take("officeEmail").orElse(""));
    notifier.take("kind").ifPresent(kind -> identity.putArray("roles").add(kind));
    objects.relate(incident, "related-to", identity, "notifier");
  }

  private void offer(Traced offer, ObjectNode incident) {
    ObjectNode url = objects.url(offer.take("url").orElse(""));
    ObjectNode observed = objects.add("observed-data", offer.path());
    String seen =
        StixObjects.time(Instant.parse(offer.take("seenAt").orElse(Instant.EPOCH.toString())));
    observed.put("first_observed", seen);
    observed.put("last_observed", seen);
    observed.put("number_observed", 1);
    observed.putArray("object_refs").add(url.path("id").asString());
    Labelled text =
        new Labelled()
            .field("language", offer, "language")
            .taxa("taxon", offer, "taxa")
            .coded("specimens", offer, "specimens");
    offer.child("price").ifPresent(price -> text.field("price", price, "asGiven"));
    offer.each("screenshots").forEach(it -> text.add("SHA-256 of a screenshot", it.take()));
    objects.note(offer.path(), "What is offered", text, observed);
    objects.relate(incident, "related-to", observed, "offer");
  }
}
