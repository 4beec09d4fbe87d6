// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.saola.message.format.traced.Traced;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.manifest.TypeId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes messages as STIX 2.1 bundles. The same message always gives the same bytes. Much of what
 * agencies say of wildlife has no object in STIX and becomes the text of notes; what has not even
 * that is listed as lost.
 */
public final class StixBundle {
  private static final Set<String> TYPES =
      Set.of(
          "seizure-report/1",
          "alert/1",
          "case-request/1",
          "spontaneous-information/1",
          "online-listing/1");

  private final TypeId type;
  private final TracedMessage message;
  private final StixObjects objects;

  private StixBundle(TypeId type, TracedMessage message, StixContext context) {
    this.type = type;
    this.message = message;
    this.objects = new StixObjects(context);
  }

  /** Whether messages of the type have a form in STIX. */
  public static boolean speaks(TypeId type) {
    return TYPES.contains(type.value());
  }

  /**
   * @param type one that {@link #speaks} names
   */
  public static StixExport of(TypeId type, TracedMessage message, StixContext context) {
    if (!speaks(type)) {
      throw new IllegalArgumentException(type + " has no form in STIX");
    }
    StixBundle bundle = new StixBundle(type, message, context);
    bundle.fill();
    return new StixExport(bundle.objects.bundle(), message.lost());
  }

  private void fill() {
    ObjectNode subject = subject();
    StixPersons persons = new StixPersons(objects);
    message
        .part("persons")
        .ifPresent(
            part -> {
              if (type.value().equals("case-request/1")) {
                persons.subjects(part, subject);
              } else {
                persons.persons(part, subject);
              }
            });
    List<ObjectNode> references = new ArrayList<>();
    message.manifest().ifPresent(manifest -> manifest(manifest, references));
    objects.report(
        subject.path("name").asString(),
        "Made from a message of type %s. Fields without an object in STIX are lost or in notes."
            .formatted(type),
        references);
  }

  private ObjectNode subject() {
    return switch (type.value()) {
      case "seizure-report/1" -> with("report", new SeizureInStix(objects)::add);
      case "alert/1" -> with("alert", new AlertInStix(objects)::add);
      case "case-request/1" -> with("request", new InformationInStix(objects)::request);
      case "online-listing/1" -> with("listing", new ListingInStix(objects)::add);
      default -> with("information", new InformationInStix(objects)::information);
    };
  }

  private ObjectNode with(String part, Function<Traced, ObjectNode> form) {
    Optional<Traced> found = message.part(part);
    return form.apply(
        found.orElseThrow(() -> new IllegalArgumentException("the message has no part " + part)));
  }

  // The context, made of the same fields, says them on every object.
  private static void manifest(Traced manifest, List<ObjectNode> references) {
    manifest.take("from");
    manifest.take("created");
    manifest.take("type");
    manifest.take("id").ifPresent(id -> references.add(StixObjects.external("saola", id)));
    manifest
        .child("marking")
        .ifPresent(
            marking -> {
              marking.take("tlp");
              marking.take("level");
              marking.each("handling").forEach(Traced::take);
            });
  }
}
