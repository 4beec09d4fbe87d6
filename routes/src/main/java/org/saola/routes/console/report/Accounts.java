// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.routes.console.find.Footing;

/** Tells which operation an entry accounts for, in a span of days (UTC). */
final class Accounts {
  private final LocalDate first;
  private final LocalDate last;
  private final Footing footing;

  Accounts(LocalDate first, LocalDate last, Footing footing) {
    this.first = first;
    this.last = last;
    this.footing = footing;
  }

  /** Empty for an entry that is about none, or of another day. */
  Optional<Operation> of(long index, Entry entry) {
    footing.pass(entry);
    LocalDate day = entry.at().atOffset(ZoneOffset.UTC).toLocalDate();
    return day.isBefore(first) || day.isAfter(last)
        ? Optional.empty()
        : Processing.of(entry).map(processing -> operation(index, entry, processing));
  }

  private Operation operation(long index, Entry entry, Processing processing) {
    boolean looked = entry.event() == Event.CONSULTED || entry.event() == Event.EXPORTED;
    Optional<Terms> terms = looked ? Optional.empty() : footing.of(entry);
    return new Operation(
        index,
        entry.at(),
        processing,
        entry.event(),
        text(entry.from()),
        text(entry.to()),
        looked ? text(entry.actor()) : "",
        text(entry.type()),
        text(entry.id()),
        text(entry.part()),
        terms.map(it -> it.purpose().name()).orElse(text(entry.code())),
        terms.map(Terms::legalBasis).orElse(""),
        text(entry.detail()),
        erased(entry.erased()));
  }

  private static String erased(@Nullable Erased erased) {
    return erased == null
        ? ""
        : erased.leaves().stream()
            .map(it -> it.first() + "–" + (it.end() - 1))
            .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
