// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import tools.jackson.databind.node.ObjectNode;

/** Persons and entities as identities. Called only for parts that may be exported. */
final class StixPersons {
  private final StixObjects objects;

  StixPersons(StixObjects objects) {
    this.objects = objects;
  }

  void persons(Traced part, ObjectNode of) {
    objects.note(
        part.path() + "/nationalities",
        "Nationalities of offenders",
        new Labelled().coded("nationality of an offender", part, "nationalitiesOfOffenders"),
        of);
    part.each("persons")
        .forEach(person -> objects.relate(of, "related-to", person(person), "person"));
  }

  void subjects(Traced part, ObjectNode of) {
    for (Traced subject : part.each("subjects")) {
      String link = subject.take("linkToPurpose").orElse("");
      subject.child("person").ifPresent(it -> objects.relate(of, "related-to", person(it), link));
      subject
          .take("entity")
          .ifPresent(
              name ->
                  objects.relate(of, "related-to", identity(subject, name, "organization"), link));
    }
  }

  private ObjectNode identity(Traced at, String name, String kind) {
    ObjectNode identity = objects.add("identity", at.path());
    identity.put("name", name);
    identity.put("identity_class", kind);
    return identity;
  }

  private ObjectNode person(Traced person) {
    String name =
        Stream.of("givenNames", "familyName")
            .flatMap(field -> person.take(field).stream())
            .collect(Collectors.joining(" "));
    ObjectNode identity = identity(person, name.isEmpty() ? "unidentified" : name, "individual");
    person.take("category").ifPresent(it -> identity.putArray("roles").add(it));
    Labelled text =
        new Labelled()
            .field("rests on", person, "basis")
            .field("date of birth", person, "dateOfBirth")
            .coded("nationality", person, "nationalities")
            .field("note", person, "note")
            .field("synthetic", person, "synthetic");
    person
        .child("document")
        .ifPresent(
            document ->
                text.field("document", document, "kind")
                    .field("document number", document, "number")
                    .field("issued by", document, "issuedBy"));
    objects.note(person.path() + "/note", "About the person", text, identity);
    return identity;
  }
}
