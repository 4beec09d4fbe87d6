// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;

/** Says of an entry only what there is to say: what is not set is absent. */
public final class EntryBuilder {
  private final Event event;
  private final Instant at;
  private @Nullable Digest message;
  private @Nullable MessageId id;
  private @Nullable AgencyId from;
  private @Nullable AgencyId to;
  private @Nullable TypeId type;
  private @Nullable String part;
  private @Nullable List<String> rules;
  private @Nullable String code;
  private @Nullable String detail;
  private @Nullable String actor;
  private @Nullable Integer version;
  private @Nullable Digest receipt;
  private @Nullable Instant due;
  private @Nullable Terms terms;
  private @Nullable Erased erased;

  EntryBuilder(Event event, Instant at) {
    this.event = event;
    this.at = at;
  }

  EntryBuilder(Entry entry) {
    this(entry.event(), entry.at());
    message = entry.message();
    id = entry.id();
    from = entry.from();
    to = entry.to();
    type = entry.type();
    part = entry.part();
    rules = entry.rules();
    code = entry.code();
    detail = entry.detail();
    actor = entry.actor();
    version = entry.version();
    receipt = entry.receipt();
    due = entry.due();
    terms = entry.terms();
    erased = entry.erased();
  }

  /** Also what is no message: the digest of a directory or a rule set. */
  public EntryBuilder message(@Nullable Digest digest) {
    this.message = digest;
    return this;
  }

  public EntryBuilder message(@Nullable Digest digest, @Nullable MessageId id) {
    return message(digest).id(id);
  }

  public EntryBuilder id(@Nullable MessageId id) {
    this.id = id;
    return this;
  }

  public EntryBuilder from(@Nullable AgencyId agency) {
    this.from = agency;
    return this;
  }

  public EntryBuilder to(@Nullable AgencyId agency) {
    this.to = agency;
    return this;
  }

  public EntryBuilder type(@Nullable TypeId type) {
    this.type = type;
    return this;
  }

  public EntryBuilder part(@Nullable String name) {
    this.part = name;
    return this;
  }

  public EntryBuilder rules(@Nullable List<String> ids) {
    this.rules = ids;
    return this;
  }

  /**
   * The ground on which a statutory clock stopped: in the same field as the rules of a decision.
   */
  public EntryBuilder ground(@Nullable String ground) {
    return rules(ground == null ? null : List.of(ground));
  }

  public EntryBuilder code(@Nullable String code) {
    this.code = code;
    return this;
  }

  public EntryBuilder detail(@Nullable String sentence) {
    this.detail = sentence;
    return this;
  }

  public EntryBuilder actor(@Nullable String name) {
    this.actor = name;
    return this;
  }

  public EntryBuilder version(@Nullable Integer number) {
    this.version = number;
    return this;
  }

  public EntryBuilder receipt(@Nullable Digest manifest) {
    this.receipt = manifest;
    return this;
  }

  public EntryBuilder due(@Nullable Instant at) {
    this.due = at;
    return this;
  }

  public EntryBuilder terms(@Nullable Terms terms) {
    this.terms = terms;
    return this;
  }

  EntryBuilder erased(Erased erased) {
    this.erased = erased;
    return this;
  }

  public Entry build() {
    return new Entry(
        event, at, message, id, from, to, type, part, rules, code, detail, actor, version, receipt,
        due, terms, erased);
  }
}
