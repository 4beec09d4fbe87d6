// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;

/** How the specimens travelled. */
public enum TransportMode implements Kind {
  MAIL("mail|post|postal|parcels?|courier|express"),
  AIR("air|airport|aircraft|airplane|aeroplane|flight|plane"),
  SEA("sea|ship|vessel|maritime|boat|port|seaport"),
  RAIL("rail|railway|train"),
  ROAD("road|car|truck|lorry|van|vehicle|bus|land"),
  ON_FOOT("foot|pedestrian");

  private final Pattern words;

  TransportMode(String words) {
    this.words = Kind.anyOf(words);
  }

  @Override
  public Pattern words() {
    return words;
  }
}
