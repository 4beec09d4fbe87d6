// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Standing;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;

/**
 * A thread as one line of a list.
 *
 * @param type of the message that began it
 * @param ours whether this agency began it
 * @param parties the others
 * @param subject what it is about; empty where nothing here says so
 * @param unread how many of its messages nobody here has opened
 * @param spent hundredths of the time that there is; absent without a time limit
 */
public record ThreadRow(
    MessageId id,
    String type,
    boolean ours,
    List<String> parties,
    String subject,
    Instant at,
    int count,
    long unread,
    Standing standing,
    @Nullable Integer spent,
    Letter last,
    boolean takenBack) {
  private static final int NAMED = 3;

  public boolean isUrgent() {
    return last.manifest().urgency() == Urgency.URGENT;
  }

  public String named() {
    return String.join(", ", parties.stream().limit(NAMED).toList())
        + (parties.size() > NAMED ? " +" + (parties.size() - NAMED) : "");
  }

  /** The one thing that whoever looks at the list must know of it. */
  public String state() {
    if (last.isRefused()) {
      return "refused";
    }
    if (takenBack) {
      return "taken-back";
    }
    if (standing.overdue()) {
      return standing.turn() == Standing.Turn.OURS ? "overdue-ours" : "overdue-theirs";
    }
    if (standing.turn() == Standing.Turn.OURS) {
      return "ours";
    }
    if (last.isUnderWay()) {
      return "under-way";
    }
    if (standing.turn() == Standing.Turn.THEIRS) {
      return "theirs";
    }
    return unread > 0 ? "unread" : "settled";
  }

  public String icon() {
    return switch (state()) {
      case "refused", "overdue-ours", "overdue-theirs" -> "alert";
      case "taken-back" -> "back";
      case "ours" -> "you";
      case "theirs" -> "clock";
      case "under-way" -> "sending";
      case "unread" -> "dot";
      default -> "check";
    };
  }
}
