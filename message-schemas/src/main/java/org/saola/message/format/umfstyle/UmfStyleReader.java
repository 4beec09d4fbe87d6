// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.umfstyle;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.ListId;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.person.IdentityDocument;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.saola.message.request.CaseSubjects;
import org.saola.message.request.CaseSubjects.Subject;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.PartialDate;

/**
 * Reads what {@link UmfStyleWriter} writes (UTF-8), strictly: no document type, no entity, no
 * element or attribute that the form does not know, at most 200 subjects.
 */
public final class UmfStyleReader {
  private static final int MAX_SUBJECTS = 200;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_NATIONALITIES = 10;

  private final XMLStreamReader xml;
  private final List<Subject> subjects = new ArrayList<>();

  private UmfStyleReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  public static CaseSubjects read(InputStream in) throws UmfStyleRefused {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("entities are not resolved");
        });
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(
              new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
      CaseSubjects read = new UmfStyleReader(xml).document();
      StrictJson.validate(read);
      return read;
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      throw at == null
          ? new UmfStyleRefused("is not well-formed XML")
          : new UmfStyleRefused(at.getLineNumber(), at.getColumnNumber(), "is not well-formed XML");
    } catch (InvalidDocument e) {
      throw new UmfStyleRefused(String.valueOf(e.getMessage()));
    }
  }

  private CaseSubjects document() throws XMLStreamException, UmfStyleRefused {
    int event = xml.next();
    while (event == XMLStreamConstants.COMMENT || event == XMLStreamConstants.SPACE) {
      event = xml.next();
    }
    if (event != XMLStreamConstants.START_ELEMENT
        || !xml.getLocalName().equals(UmfStyle.ROOT)
        || !UmfStyle.NAMESPACE.equals(xml.getNamespaceURI())) {
      throw refused("the document is no %s of %s".formatted(UmfStyle.ROOT, UmfStyle.NAMESPACE));
    }
    if (!UmfStyle.NO_CONFORMANCE.equals(xml.getAttributeValue(null, UmfStyle.CONFORMANCE))) {
      throw refused("the root does not say that conformance is not claimed");
    }
    while (nextTag()) {
      switch (element()) {
        case "Reference" -> text();
        case UmfStyle.PERSON -> add(person());
        case UmfStyle.ENTITY -> add(entity());
        default -> throw refused("has an element that the form does not know");
      }
    }
    while (xml.hasNext()) {
      xml.next();
    }
    return new CaseSubjects(subjects);
  }

  private void add(Subject subject) throws UmfStyleRefused {
    if (subjects.size() == MAX_SUBJECTS) {
      throw refused("has more than %d subjects".formatted(MAX_SUBJECTS));
    }
    subjects.add(subject);
  }

  private Subject entity() throws XMLStreamException, UmfStyleRefused {
    Map<String, String> fields = fields(UmfStyle.ENTITY_FIELDS, List.of());
    return new Subject(null, required(fields, "Name"), required(fields, "LinkToPurpose"));
  }

  private Subject person() throws XMLStreamException, UmfStyleRefused {
    List<Coded> nationalities = new ArrayList<>();
    Map<String, String> fields = fields(UmfStyle.PERSON_FIELDS, nationalities);
    try {
      Person person =
          new Person(
              SubjectCategory.valueOf(required(fields, "Category")),
              InformationBasis.valueOf(required(fields, "Basis")),
              fields.get("FamilyName"),
              fields.get("GivenNames"),
              fields.containsKey("DateOfBirth")
                  ? new PartialDate(required(fields, "DateOfBirth"))
                  : null,
              nationalities,
              document(fields),
              fields.get("Note"),
              truth(required(fields, "Synthetic")));
      return new Subject(person, null, required(fields, "LinkToPurpose"));
    } catch (IllegalArgumentException e) {
      throw refused("a person has a value that its field does not know");
    }
  }

  private @Nullable IdentityDocument document(Map<String, String> fields) throws UmfStyleRefused {
    if (fields.keySet().stream().noneMatch(name -> name.startsWith("Document"))) {
      return null;
    }
    return new IdentityDocument(
        required(fields, "DocumentKind"),
        required(fields, "DocumentNumber"),
        fields.get("DocumentIssuedBy"));
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private String required(Map<String, String> fields, String name) throws UmfStyleRefused {
    String value = fields.get(name);
    if (value == null) {
      throw refused("lacks the element " + name);
    }
    return value;
  }

  private Map<String, String> fields(List<String> known, List<Coded> nationalities)
      throws XMLStreamException, UmfStyleRefused {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean person = known.contains("Category");
    while (nextTag()) {
      String name = element();
      if (person && name.equals(UmfStyle.NATIONALITY)) {
        if (nationalities.size() == MAX_NATIONALITIES) {
          throw refused("has more than %d nationalities".formatted(MAX_NATIONALITIES));
        }
        nationalities.add(nationality());
      } else if (!known.contains(name)) {
        throw refused("has an element that the form does not know");
      } else if (fields.put(name, text()) != null) {
        throw refused("has the element %s twice".formatted(name));
      }
    }
    return fields;
  }

  private Coded nationality() throws XMLStreamException, UmfStyleRefused {
    String code = xml.getAttributeValue(null, "code");
    String list = xml.getAttributeValue(null, "list");
    String text = content();
    try {
      return new Coded(text, code, list == null ? null : new ListId(list));
    } catch (IllegalArgumentException e) {
      throw refused("a nationality names a list that is none");
    }
  }

  /** Moves to the next element; false at the end of the one that holds it. */
  private boolean nextTag() throws XMLStreamException, UmfStyleRefused {
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!xml.isWhiteSpace()) {
            throw refused("has text between its elements");
          }
        }
        default -> throw refused("has what the form does not know");
      }
    }
  }

  private String element() throws UmfStyleRefused {
    if (!UmfStyle.NAMESPACE.equals(xml.getNamespaceURI())) {
      throw refused("has an element of another namespace");
    }
    return xml.getLocalName();
  }

  private String text() throws XMLStreamException, UmfStyleRefused {
    if (xml.getAttributeCount() > 0) {
      throw refused("has an attribute that the form does not know");
    }
    return content();
  }

  private String content() throws XMLStreamException, UmfStyleRefused {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          text.append(xml.getText());
          if (text.length() > MAX_TEXT) {
            throw refused("has a text of more than %d characters".formatted(MAX_TEXT));
          }
        }
        case XMLStreamConstants.COMMENT -> {}
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        default -> throw refused("has more than text where text alone belongs");
      }
    }
  }

  private UmfStyleRefused refused(String reason) {
    Location at = xml.getLocation();
    return new UmfStyleRefused(at.getLineNumber(), at.getColumnNumber(), reason);
  }
}
