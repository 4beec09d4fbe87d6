// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;

/**
 * An entry of the audit log, in the terms of Directive (EU) 2016/680 Art. 25: what happened, when,
 * to which message, by whom, to whom, under which rules.
 *
 * @param message digest of the manifest; for a refused message that did not parse, of its bytes
 * @param version of the directory or rule set that became valid, for those two events
 * @param rules ids of the rules that decided; for a clock that stopped, the ground of refusal
 * @param code refusal code
 * @param detail one sentence without personal data
 * @param receipt digest of the receipt's manifest, for what a recipient has signed for
 * @param due when an answer is due, for events of the statutory clock
 * @param terms on which footing it was sent: in the entry of its acceptance, or of its refusal
 *     where the signature had held by then; the other entries of a message share its digest with
 *     that one
 * @param erased which entries are gone, in the entry that says so
 */
public record Entry(
    Event event,
    Instant at,
    @Nullable Digest message,
    @Nullable MessageId id,
    @Nullable AgencyId from,
    @Nullable AgencyId to,
    @Nullable TypeId type,
    @Nullable String part,
    @Nullable List<String> rules,
    @Nullable String code,
    @Nullable String detail,
    @Nullable String actor,
    @Nullable Integer version,
    @Nullable Digest receipt,
    @Nullable Instant due,
    @Nullable Terms terms,
    @Nullable Erased erased) {
  public Entry {
    rules = rules == null ? null : List.copyOf(rules);
  }

  /** An entry of which nothing else is said yet. */
  public static EntryBuilder of(Event event, Instant at) {
    return new EntryBuilder(event, at);
  }

  /** An entry that says which entries have come to the end of their retention. */
  public static Entry erased(Instant at, Erased erased) {
    return of(Event.ERASED, at).erased(erased).build();
  }

  /** The same entry, to say something else of it. */
  public EntryBuilder toBuilder() {
    return new EntryBuilder(this);
  }

  /** The same entry, with the footing on which its message was sent. */
  public Entry on(@Nullable Terms terms) {
    return toBuilder().terms(terms).build();
  }
}
