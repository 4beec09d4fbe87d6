// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.EntryRow;

/** An entry as the pages show it: strings and moments, none of them made up here. */
public record EntryView(long index, Entry entry) implements LogLine {
  static EntryView of(EntryRow row) {
    return new EntryView(row.index(), row.entry());
  }

  @Override
  public boolean isDamaged() {
    return false;
  }

  public Event event() {
    return entry.event();
  }

  public Instant at() {
    return entry.at();
  }

  public @Nullable String from() {
    return entry.from() == null ? null : entry.from().value();
  }

  public @Nullable String to() {
    return entry.to() == null ? null : entry.to().value();
  }

  /** Without its version: how people call it. */
  public @Nullable String typeName() {
    return entry.type() == null ? null : entry.type().value().replaceFirst("/.*", "");
  }

  public @Nullable String type() {
    return entry.type() == null ? null : entry.type().value();
  }

  public @Nullable String id() {
    return entry.id() == null ? null : entry.id().value();
  }

  /** Of the manifest that it is about; empty where it is about none. */
  public String digest() {
    return entry.message() == null ? "" : entry.message().value();
  }

  public List<String> rules() {
    return entry.rules() == null ? List.of() : entry.rules();
  }

  /** Whether there is more to say than what happened, when and to whom. */
  public boolean isExplained() {
    return entry.part() != null
        || entry.code() != null
        || entry.detail() != null
        || !rules().isEmpty();
  }

  /** For the eye: how it went. */
  public String mood() {
    return switch (entry.event()) {
      case REFUSED,
          REJECTED_BY_RECIPIENT,
          EXPIRED,
          OVERDUE,
          DEAD_LETTERED,
          SECURITY_EVENT,
          KEY_REVOKED ->
          "bad";
      case WITHHELD, RECALLED, CLOCK_WARNED, CLOCK_PAUSED, CLOCK_EXTENDED, ERASED -> "mind";
      case CONSULTED, EXPORTED, SIGNED_IN, OPERATOR_ACTION, RULES_CHANGED, DIRECTORY_CHANGED ->
          "quiet";
      default -> "good";
    };
  }
}
