// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.message.permit.Permit;

/** Reads one permit, from its first tag to its last, within bounds. */
final class PermitTree {
  private static final int MAX_ELEMENTS = 50_000;
  private static final int MAX_CHARACTERS = 1_000_000;
  private static final String CONTENT = "urn:un:unece:uncefact:data:";
  private static final String CONTEXT = "SpecifiedExchangedDocumentContext";
  private static final String SIGNATORY = "SignatoryDocumentAuthentication";

  private final XmlCursor cursor;
  private @Nullable XmlElement current;

  /** The first reason; what was gathered is given up, and the rest passed over. */
  private @Nullable PermitRefused refused;

  private int elements;
  private int characters;

  PermitTree(XmlCursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Reads on to the permit's end, even where it is refused.
   *
   * @throws XmlRefused when nothing can be read any more
   */
  XmlElement read() throws IOException, XmlRefused, PermitRefused {
    XmlElement root = new XmlElement(cursor);
    int outside = cursor.depth() - 1;
    current = root;
    while (true) {
      switch (cursor.next()) {
        case START -> start();
        case TEXT -> text();
        case END -> {
          if (cursor.depth() - 1 == outside) {
            return finish(root);
          }
          end();
        }
        case END_OF_DOCUMENT -> throw cursor.refused("ends before it is complete");
      }
    }
  }

  private XmlElement finish(XmlElement root) throws PermitRefused {
    if (refused != null) {
      throw refused;
    }
    root.finish();
    return root;
  }

  private void start() {
    if (refused != null) {
      return;
    }
    XmlElement parent = Objects.requireNonNull(current);
    boolean foreign = !cursor.namespace().isEmpty() && !cursor.namespace().startsWith(CONTENT);
    String name = foreign ? "{%s}%s".formatted(cursor.namespace(), cursor.name()) : cursor.name();
    XmlElement child = new XmlElement(parent, name, cursor);
    cursor.attributes().forEach(child::attribute);
    current = child;
    elements++;
    if (elements > MAX_ELEMENTS) {
      refused = child.refused("is one of more than %d elements".formatted(MAX_ELEMENTS));
    } else if (child.number() > Permit.MAX_LINES) {
      refused = child.refused("is one of more than %d items".formatted(Permit.MAX_LINES));
    }
  }

  private void text() {
    if (refused != null) {
      return;
    }
    XmlElement element = Objects.requireNonNull(current);
    String text = cursor.text();
    characters += text.isBlank() ? 0 : Math.min(text.length(), XmlElement.MAX_TEXT);
    if (characters > MAX_CHARACTERS) {
      refused = element.refused("is beyond %d characters of text".formatted(MAX_CHARACTERS));
    } else {
      element.append(text);
    }
  }

  private void end() {
    if (refused != null) {
      return;
    }
    XmlElement element = Objects.requireNonNull(current);
    XmlElement parent = Objects.requireNonNull(element.parent());
    current = parent;
    try {
      element.finish();
    } catch (PermitRefused e) {
      refused = e;
      return;
    }
    if (!element.saysNothing() && !isForm(parent, element)) {
      parent.add(element);
    }
  }

  /** What says how the document was made, not what is permitted. */
  private static boolean isForm(XmlElement parent, XmlElement element) {
    return switch (element.name()) {
      case CONTEXT -> true;
      case "CopyIndicator" -> element.trimmed().equals("false");
      // The signatories' blocks are lettered A to D in their order.
      case "TypeCode" -> parent.name().endsWith(SIGNATORY) && element.trimmed().matches("[A-D]");
      default -> false;
    };
  }
}
