// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;

/** A place in a document, as text: {@code parts[0].size}. */
final class JsonPath {
  private static final int MAX_LENGTH = 200;

  private final StringBuilder text = new StringBuilder();

  private JsonPath() {}

  static String of(List<JacksonException.Reference> references) {
    JsonPath path = new JsonPath();
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.index(reference.getIndex());
      } else {
        path.name(reference.getPropertyName());
      }
    }
    return path.bounded();
  }

  static String of(TokenStreamContext place) {
    JsonPath path = new JsonPath();
    path.append(place);
    return path.bounded();
  }

  private void append(TokenStreamContext place) {
    if (place.getParent() != null) {
      append(place.getParent());
    }
    if (place.inArray()) {
      index(place.getCurrentIndex());
    } else if (place.currentName() != null) {
      name(place.currentName());
    }
  }

  private void index(int index) {
    text.append('[').append(index).append(']');
  }

  // A name may be the sender's own: it must not carry line ends into a log.
  private void name(String name) {
    text.append(text.isEmpty() ? "" : ".").append(name.replaceAll("[^\\p{Print}]", "?"));
  }

  private String bounded() {
    return text.substring(0, Math.min(text.length(), MAX_LENGTH));
  }
}
