// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.saola.message.format.epermit.BoundedSteps.StepTooLong;

/**
 * Walks an XML 1.0 document in UTF-8, element by element, at flat memory. Document types, entities,
 * deep nesting and endless names, attributes or comments are refused with their place.
 */
final class XmlCursor implements Closeable {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAMES = 1_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BoundedSteps text;
  private final XMLStreamReader parser;
  private final XmlPath path = new XmlPath();
  // The parser keeps every name that it has met: without a bound, new names would fill the memory.
  private final Set<String> names = new HashSet<>();
  private int line = 1;
  private int column = 1;

  /** What stands at the cursor. */
  enum At {
    START,
    END,
    TEXT,
    END_OF_DOCUMENT
  }

  XmlCursor(InputStream xml) throws IOException, XmlRefused {
    text =
        new BoundedSteps(
            withoutMark(new InputStreamReader(xml, StandardCharsets.UTF_8.newDecoder())));
    try {
      parser = factory().createXMLStreamReader(text);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    checkDeclaration();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // No document type is ever read, so no entity is ever declared: next() refuses both.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    PushbackReader pushback = new PushbackReader(reader);
    int first;
    try {
      first = pushback.read();
    } catch (CharacterCodingException e) {
      // Met again, and told with its place, when the parser reads.
      return reader;
    }
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      pushback.unread(first);
    }
    return pushback;
  }

  private void checkDeclaration() throws XmlRefused {
    String encoding = parser.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw refused("declares another encoding than UTF-8");
    }
    if (parser.getVersion() != null && !parser.getVersion().equals("1.0")) {
      throw refused("is not XML 1.0");
    }
  }

  /** Moves on; comments and processing instructions are passed over. */
  At next() throws IOException, XmlRefused {
    while (true) {
      int event = step();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          enter();
          return At.START;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return At.END;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          return At.TEXT;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return At.END_OF_DOCUMENT;
        }
        case XMLStreamConstants.DTD -> throw refused("holds a document type: none is ever read");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw refused("refers to an entity: none is ever resolved");
        default -> text.startStep();
      }
    }
  }

  private int step() throws IOException, XmlRefused {
    text.startStep();
    try {
      if (parser.getEventType() == XMLStreamConstants.END_ELEMENT) {
        path.leave();
      }
      int event = parser.next();
      remember(parser.getLocation());
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private void remember(Location location) {
    line = Math.max(1, location.getLineNumber());
    column = Math.max(1, location.getColumnNumber());
  }

  private void enter() throws XmlRefused {
    String name = parser.getLocalName();
    meet(name);
    meet(parser.getPrefix());
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      meet(parser.getAttributeLocalName(i));
      meet(parser.getAttributePrefix(i));
    }
    for (int i = 0; i < parser.getNamespaceCount(); i++) {
      meet(parser.getNamespacePrefix(i));
      meet(parser.getNamespaceURI(i));
    }
    if (path.depth() >= MAX_DEPTH) {
      throw refused("is nested deeper than %d elements".formatted(MAX_DEPTH));
    }
    path.enter(name);
  }

  private void meet(@org.jspecify.annotations.Nullable String name) throws XmlRefused {
    if (name != null && names.add(name) && names.size() > MAX_NAMES) {
      throw refused("holds more than %d different names".formatted(MAX_NAMES));
    }
  }

  String name() {
    return parser.getLocalName();
  }

  /** Empty where the element is in none. */
  String namespace() {
    return Objects.requireNonNullElse(parser.getNamespaceURI(), "");
  }

  String text() {
    return parser.getText();
  }

  /** Of the element that starts here, by their local names. */
  Map<String, String> attributes() {
    if (parser.getAttributeCount() == 0) {
      return Map.of();
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      attributes.put(parser.getAttributeLocalName(i), parser.getAttributeValue(i));
    }
    return attributes;
  }

  /** Whether the innermost open element has that name. */
  boolean isIn(String element) {
    return path.endsWith(element);
  }

  /** Elements that are open here, the one at the cursor included. */
  int depth() {
    return path.depth();
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  XmlPlace place() {
    return new XmlPlace(line, column, path.toString());
  }

  XmlRefused refused(String reason) {
    return new XmlRefused(place(), reason);
  }

  // In our own words: the parser's repeat what it met, and follow the machine's language.
  private XmlRefused broken(XMLStreamException e) throws IOException {
    Throwable cause = e.getNestedException() == null ? e.getCause() : e.getNestedException();
    if (e.getLocation() != null) {
      remember(e.getLocation());
    }
    if (cause instanceof CharacterCodingException) {
      return refused("is not UTF-8");
    }
    if (cause instanceof StepTooLong) {
      return refused("has a name, attribute or comment of more than a million characters");
    }
    if (cause instanceof IOException fault) {
      throw fault;
    }
    return refused(
        text.endsAt(line, column)
            ? "ends before it is complete"
            : "is not well-formed XML, or is cut short");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
