// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;

/** How the specimens were hidden. */
public enum ConcealmentMethod implements Kind {
  DECLARED_AS_OTHER_GOODS(
      "declared as|mis-?declared|misdeclaration|false(ly)? (declaration|declared)"),
  NOT_CONCEALED("none|no concealment|not concealed|not hidden|open(ly)?"),
  AMONG_OTHER_GOODS("among|amongst|mixed with|cover load|under|beneath"),
  ON_BODY("body|clothing|clothes|pockets?|worn"),
  IN_LUGGAGE("luggage|baggage|suitcases?|bags?|backpack|rucksack"),
  IN_MAIL("parcels?|letters?|envelopes?|package"),
  IN_VEHICLE("vehicle|car|truck|compartment|fuel tank|boot"),
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
