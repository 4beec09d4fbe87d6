// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.traced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A value within a message. To take a field's text is to promise to carry it. */
public final class Traced {
  private final String path;
  private final JsonNode node;
  private final Set<String> carried;

  Traced(String path, JsonNode node, Set<String> carried) {
    this.path = path;
    this.node = node;
    this.carried = carried;
  }

  /** Where it stands, such as {@code report.lines[0]}. */
  public String path() {
    return path;
  }

  public Optional<Traced> child(String field) {
    JsonNode child = node.get(field);
    return child == null
        ? Optional.empty()
        : Optional.of(new Traced(path + "." + field, child, carried));
  }

  /** The elements of a list; none where it is absent. */
  public List<Traced> each(String field) {
    List<Traced> elements = new ArrayList<>();
    child(field)
        .ifPresent(
            list -> {
              for (int i = 0; i < list.node.size(); i++) {
                elements.add(new Traced(list.path + "[" + i + "]", list.node.get(i), carried));
              }
            });
    return elements;
  }

  /** Takes the text of a field. */
  public Optional<String> take(String field) {
    return child(field).map(Traced::take);
  }

  /** Takes the text of this value, which has no fields. */
  public String take() {
    if (node.isContainer()) {
      throw new IllegalArgumentException(path + " has fields: take these");
    }
    carried.add(path);
    return node.asString();
  }

  /** Looks without a promise: for what decides on a form, and is not itself in it. */
  public Optional<String> peek(String field) {
    return child(field).filter(it -> !it.node.isContainer()).map(it -> it.node.asString());
  }
}
