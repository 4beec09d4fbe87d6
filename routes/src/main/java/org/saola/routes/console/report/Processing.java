// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;

/** The processing operations of which logs are kept: Directive (EU) 2016/680, Art. 25(1). */
public enum Processing {
  COLLECTION,
  ALTERATION,
  CONSULTATION,
  DISCLOSURE,
  COMBINATION,
  ERASURE;

  /** Of the entries that can be about one. */
  static final Set<Event> EVENTS =
      Set.of(
          Event.ACCEPTED,
          Event.READ_BY_OFFICER,
          Event.CONSULTED,
          Event.CONSIGNED,
          Event.EXPORTED,
          Event.ERASED,
          Event.CONFIRMED);

  /** Empty for an entry that is about none: the hub combines nothing. */
  static Optional<Processing> of(Entry entry) {
    return Optional.ofNullable(
        switch (entry.event()) {
          case ACCEPTED -> COLLECTION;
          case READ_BY_OFFICER, CONSULTED -> CONSULTATION;
          case CONSIGNED, EXPORTED -> DISCLOSURE;
          case ERASED -> ERASURE;
          case CONFIRMED -> confirmed(String.valueOf(entry.code()));
          default -> null;
        });
  }

  private static @Nullable Processing confirmed(String code) {
    return switch (code) {
      case "CORRECTED" -> ALTERATION;
      case "RECALLED", "ERASED" -> ERASURE;
      default -> null;
    };
  }
}
