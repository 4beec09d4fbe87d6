// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.util.List;
import java.util.Optional;

/** Why somebody opens what names persons: one of a short list, and words where they are needed. */
record Reason(String ground, String words) {
  static final List<String> GROUNDS = List.of("CASE", "REQUEST", "SUPERVISION", "OTHER");
  static final int LONGEST = 200;

  /** What is the matter with it: a key of the words; empty where nothing is. */
  Optional<String> problem() {
    if (!GROUNDS.contains(ground)) {
      return Optional.of("reason.choose");
    }
    if (words.length() > LONGEST) {
      return Optional.of("reason.tooLong");
    }
    return ground.equals("OTHER") && words.isBlank()
        ? Optional.of("reason.sayWhich")
        : Optional.empty();
  }

  /** As it is recorded, in one line. */
  String line() {
    String said = words.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return said.isEmpty() ? ground : ground + ": " + said;
  }
}
