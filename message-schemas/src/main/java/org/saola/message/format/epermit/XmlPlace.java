// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

/**
 * A place in an XML document.
 *
 * @param line from 1
 * @param column from 1: where the element's content begins, after its tag
 * @param path the elements' names from the root on, items numbered from 1; it holds no value
 */
public record XmlPlace(int line, int column, String path) {
  @Override
  public String toString() {
    return "line %d, column %d, %s".formatted(line, column, path);
  }
}
