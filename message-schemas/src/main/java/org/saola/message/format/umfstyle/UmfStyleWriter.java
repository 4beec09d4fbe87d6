// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.umfstyle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.saola.message.format.traced.Traced;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.manifest.TypeId;

/** Writes the persons and entities of a case request or reply, one after the other. */
public final class UmfStyleWriter {
  private final XMLStreamWriter xml;

  private UmfStyleWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Whether messages of the type have persons and entities of this form. */
  public static boolean speaks(TypeId type) {
    return List.of("case-request/1", "case-reply/1").contains(type.value());
  }

  /**
   * Writes UTF-8.
   *
   * @param message one whose nominal part {@code persons} may be exported: nothing else is of use
   * @return every field that was lost, by its path
   */
  public static List<String> write(TypeId type, TracedMessage message, OutputStream out)
      throws IOException {
    if (!speaks(type)) {
      throw new IllegalArgumentException(type + " has no UMF-style form");
    }
    Traced subjects =
        message
            .part("persons")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the message has no persons, or they may not be exported"));
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      UmfStyleWriter writer = new UmfStyleWriter(xml);
      writer.document(type, message, subjects);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return message.lost();
  }

  private void document(TypeId type, TracedMessage message, Traced subjects)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement(UmfStyle.ROOT);
    xml.writeDefaultNamespace(UmfStyle.NAMESPACE);
    xml.writeAttribute(UmfStyle.CONFORMANCE, UmfStyle.NO_CONFORMANCE);
    xml.writeAttribute("type", type.value());
    String part = type.value().startsWith("case-request") ? "request" : "reply";
    String reference = message.part(part).flatMap(it -> it.take("reference")).orElse("");
    if (!reference.isEmpty()) {
      leaf("Reference", reference);
    }
    for (Traced subject : subjects.each("subjects")) {
      subject(subject);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void subject(Traced subject) throws XMLStreamException {
    boolean person = subject.child("person").isPresent();
    xml.writeStartElement(person ? UmfStyle.PERSON : UmfStyle.ENTITY);
    if (person) {
      person(subject.child("person").get());
    } else {
      leaf("Name", subject, "entity");
    }
    leaf("LinkToPurpose", subject, "linkToPurpose");
    xml.writeEndElement();
  }

  private void person(Traced person) throws XMLStreamException {
    leaf("Category", person, "category");
    leaf("Basis", person, "basis");
    leaf("FamilyName", person, "familyName");
    leaf("GivenNames", person, "givenNames");
    leaf("DateOfBirth", person, "dateOfBirth");
    for (Traced nationality : person.each("nationalities")) {
      xml.writeStartElement(UmfStyle.NATIONALITY);
      for (String attribute : List.of("code", "list")) {
        if (nationality.peek(attribute).isPresent()) {
          xml.writeAttribute(attribute, nationality.take(attribute).orElse(""));
        }
      }
      text(nationality.take("asGiven").orElse(""));
      xml.writeEndElement();
    }
    if (person.child("document").isPresent()) {
      Traced document = person.child("document").get();
      leaf("DocumentKind", document, "kind");
      leaf("DocumentNumber", document, "number");
      leaf("DocumentIssuedBy", document, "issuedBy");
    }
    leaf("Note", person, "note");
    leaf("Synthetic", person, "synthetic");
  }

  private void leaf(String name, Traced of, String field) throws XMLStreamException {
    if (of.child(field).isPresent()) {
      leaf(name, of.take(field).orElse(""));
    }
  }

  private void leaf(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    text(value);
    xml.writeEndElement();
  }

  // XML 1.0, 2.2 and 2.11: two characters exist in no document, and a bare CR would be read as LF.
  private void text(String value) throws XMLStreamException {
    if (value.indexOf('\uFFFE') >= 0 || value.indexOf('\uFFFF') >= 0) {
      throw new IllegalArgumentException("a text holds a character that XML does not know");
    }
    int from = 0;
    for (int at = value.indexOf('\r'); at >= 0; at = value.indexOf('\r', from)) {
      xml.writeCharacters(value.substring(from, at));
      xml.writeEntityRef("#13");
      from = at + 1;
    }
    xml.writeCharacters(value.substring(from));
  }
}
