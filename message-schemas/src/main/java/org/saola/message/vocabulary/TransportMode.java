// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;
import org.saola.message.schema.Meaning;

/** How the specimens travelled. */
public enum TransportMode implements Kind {
  @Meaning("Post and courier.")
  MAIL("mail|post|postal|parcels?|courier|express"),
  @Meaning("By aircraft.")
  AIR("air|airport|aircraft|airplane|aeroplane|flight|plane"),
  @Meaning("By ship.")
  SEA("sea|ship|vessel|maritime|boat|port|seaport"),
  @Meaning("By train.")
  RAIL("rail|railway|train"),
  @Meaning("By road vehicle.")
  ROAD("road|car|truck|lorry|van|vehicle|bus|land"),
  @Meaning("Carried by a pedestrian.")
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
