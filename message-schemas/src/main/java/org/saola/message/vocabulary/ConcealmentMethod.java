// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;
import org.saola.message.schema.Meaning;

/** How the specimens were hidden. */
public enum ConcealmentMethod implements Kind {
  @Meaning("Declared as something else.")
  DECLARED_AS_OTHER_GOODS(
      "declared as|mis-?declared|misdeclaration|false(ly)? (declaration|declared)"),
  @Meaning("Carried openly.")
  NOT_CONCEALED("none|no concealment|not concealed|not hidden|open(ly)?"),
  @Meaning("Under or between other goods.")
  AMONG_OTHER_GOODS("among|amongst|mixed with|cover load|under|beneath"),
  @Meaning("On the body or in clothing.")
  ON_BODY("body|clothing|clothes|pockets?|worn"),
  @Meaning("In luggage.")
  IN_LUGGAGE("luggage|baggage|suitcases?|bags?|backpack|rucksack"),
  @Meaning("In a letter or parcel.")
  IN_MAIL("parcels?|letters?|envelopes?|package"),
  @Meaning("In a vehicle or a compartment of it.")
  IN_VEHICLE("vehicle|car|truck|compartment|fuel tank|boot"),
  @Meaning("In a container, crate or box.")
  IN_CONTAINER("containers?|crates?|box(es)?");

  private final Pattern words;

  ConcealmentMethod(String words) {
    this.words = Kind.anyOf(words);
  }

  @Override
  public Pattern words() {
    return words;
  }
}
