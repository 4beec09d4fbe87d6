// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import java.util.Arrays;
import java.util.Optional;
import org.saola.message.schema.Meaning;

/** What a permit allows, with the letter that an electronic permit has for it. */
public enum PermitKind {
  @Meaning(value = "Export permit.", source = "CITES electronic permit, TypeCode E")
  EXPORT("E"),
  @Meaning(value = "Re-export certificate.", source = "CITES electronic permit, TypeCode R")
  RE_EXPORT("R"),
  @Meaning(value = "Import permit.", source = "CITES electronic permit, TypeCode I")
  IMPORT("I"),
  @Meaning(
      value = "Another certificate, such as of origin or of a travelling exhibition.",
      source = "CITES electronic permit, TypeCode O")
  OTHER("O");

  private final String letter;

  PermitKind(String letter) {
    this.letter = letter;
  }

  /** As in the element {@code TypeCode} of an electronic permit. */
  public String letter() {
    return letter;
  }

  public static Optional<PermitKind> ofLetter(String letter) {
    return Arrays.stream(values()).filter(kind -> kind.letter.equals(letter)).findFirst();
  }
}
