// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.nio.charset.StandardCharsets;

/** C2SP signed-note: what may name a key, and here the log (its origin) as well. */
final class KeyName {
  /** tlog-cosignature: {@code opaque log_origin<1..2^8-1>}. */
  private static final int LONGEST = 255;

  private KeyName() {}

  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        && name.codePoints().allMatch(KeyName::allowed);
  }

  private static boolean allowed(int character) {
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    boolean space = Character.isWhitespace(character) || Character.isSpaceChar(character);
    return character != '+' && !surrogate && !space && !Character.isISOControl(character);
  }
}
