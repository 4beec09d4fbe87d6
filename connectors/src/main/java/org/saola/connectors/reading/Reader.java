// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

/**
 * The officer who reads, as the sign-in has established.
 *
 * @param subject the identity provider's own id of the person, which outlives a change of name
 */
public record Reader(String subject, String name) {
  private static final int LONGEST = 300;

  public Reader {
    require("subject", subject);
    require("name", name);
  }

  private static void require(String what, String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a reader's %s is no usable text".formatted(what));
    }
  }
}
