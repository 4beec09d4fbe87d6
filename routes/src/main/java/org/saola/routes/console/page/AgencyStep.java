// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed about an agency.
 *
 * @param at when the log says so; where it does not, when the version was signed
 * @param entry of the log that names the version; absent where none does
 * @param page on which the whole change is seen
 */
public record AgencyStep(
    Kind kind, Instant at, @Nullable EntryView entry, String page, List<Item> items) {

  /** What happened; each has its words. */
  public enum Kind {
    JOINED,
    LEFT,
    ISSUED,
    RENEWED,
    REVOKED,
    CHANGED,
    RULES,
    RULES_DAMAGED;

    /** For the eye: how it went. */
    public String mood() {
      return switch (this) {
        case REVOKED, LEFT, RULES_DAMAGED -> "bad";
        case JOINED, ISSUED, RENEWED -> "good";
        case CHANGED, RULES -> "quiet";
      };
    }
  }

  /**
   * @param word what it is: a key
   * @param value as the directory writes it
   */
  public record Item(String word, String value) {}
}
