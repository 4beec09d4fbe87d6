// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.time.Instant;
import java.util.List;
import org.saola.message.notice.Event;

/**
 * One processing operation with what Directive (EU) 2016/680, Art. 25(2) wants it accounted for by:
 * who, when, which data, why and to whom. Empty text where the entry does not say.
 *
 * @param actor the auditor who looked; of officers the log knows no name, their agency's own record
 *     has it
 * @param reason the purpose for which a message was sent, or for which the log was consulted
 * @param basis the legal basis on which a message was sent
 * @param detail what was looked at or taken away
 * @param erased which entries are gone, where it says so
 */
public record Operation(
    long index,
    Instant at,
    Processing processing,
    Event event,
    String from,
    String to,
    String actor,
    String type,
    String id,
    String part,
    String reason,
    String basis,
    String detail,
    String erased) {
  static final List<String> COLUMNS =
      List.of(
          "entry",
          "at",
          "processing",
          "event",
          "who",
          "agency",
          "recipient",
          "type",
          "message",
          "part",
          "reason",
          "legal basis",
          "detail");

  /** Whose operation it was: the agency that sent or confirmed, or the one in which one read. */
  public String agency() {
    return event == Event.READ_BY_OFFICER ? to : from;
  }

  /** To whom it disclosed something; empty where to nobody, or to the one who did it. */
  public String recipient() {
    return event == Event.CONSIGNED ? to : "";
  }

  List<String> cells() {
    return List.of(
        Long.toString(index),
        at.toString(),
        processing.name(),
        event.name(),
        actor,
        agency(),
        recipient(),
        type,
        id,
        part,
        reason,
        basis,
        detail + erased);
  }
}
