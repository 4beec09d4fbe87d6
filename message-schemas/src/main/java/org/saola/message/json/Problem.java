// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

/**
 * One thing wrong with a document.
 *
 * @param path where: a JSON path such as {@code parts[0].size}; empty for the whole document
 * @param message one sentence for a person; it never repeats a value of the document
 */
public record Problem(String path, Rule rule, String message) {
  /** The same problem, seen from the document that holds this one at a place. */
  public Problem within(String place) {
    if (place.isEmpty()) {
      return this;
    }
    String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
    return new Problem(place + separator + path, rule, message);
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "document" : path) + ": " + rule + ", " + message;
  }
}
