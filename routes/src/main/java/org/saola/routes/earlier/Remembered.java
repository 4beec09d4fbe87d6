// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.directory.Directory;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes, within the transaction that accepts them, what messages do with earlier ones. The row of
 * the first originator's message is locked, and that of a consent: a recall and a forwarding that
 * another node, or the same batch, accepts at this moment are seen by each other.
 */
@Component
public class Remembered {
  private final JdbcClient database;
  private final EarlierMessages messages;

  Remembered(JdbcClient database, EarlierMessages messages) {
    this.database = database;
    this.messages = messages;
  }

  /**
   * @param message digest of the manifest
   * @param latest the directory by which it was checked
   * @param number of the message's row
   * @return what is to be logged
   * @throws IllegalStateException when what was checked no longer holds: a fault, after which it is
   *     checked again
   */
  public List<NewEntry> remember(
      Manifest manifest, Digest message, Directory latest, long number, Instant at) {
    About about = About.of(manifest);
    if (about == About.NOTHING) {
      return List.of();
    }
    Digest named = about == About.FORWARD ? manifest.origin() : target(manifest);
    Earlier target =
        Optional.ofNullable(named)
            .flatMap(messages::find)
            .orElseThrow(() -> new IllegalStateException("its target is not there any more"));
    lock(messages.root(target));
    if (about == About.FORWARD) {
      recheck(manifest, target);
    }
    if (about == About.WORD && !messages.missed(manifest, target, latest).isEmpty()) {
      throw new IllegalStateException("it has been passed on meanwhile");
    }
    insert(about, manifest, latest, number, target);
    return entries(about, manifest, message, number, target, at);
  }

  private static @Nullable Digest target(Manifest manifest) {
    return manifest.target() == null ? null : manifest.target().manifest();
  }

  /** A consent is taken back by a word about itself, which locks the consent's row alone. */
  private void recheck(Manifest forward, Earlier target) {
    if (messages.withdrawn(target).isPresent()) {
      throw new IllegalStateException("what it passes on has been withdrawn meanwhile");
    }
    EarlierMessage named = forward.consentGiven();
    if (named == null) {
      return;
    }
    Earlier consent =
        messages
            .find(named.manifest())
            .orElseThrow(() -> new IllegalStateException("its consent is not there any more"));
    lock(consent);
    if (messages.withdrawn(consent).isPresent()) {
      throw new IllegalStateException("the consent has been withdrawn meanwhile");
    }
  }

  private void lock(Earlier message) {
    database
        .sql("select number from message where number = ? for no key update")
        .param(message.number())
        .query(Long.class)
        .single();
  }

  private void insert(
      About about, Manifest manifest, Directory latest, long number, Earlier target) {
    byte @Nullable [] consent =
        manifest.consent() == null ? null : StrictJson.write(manifest.consent());
    boolean word = about == About.WORD;
    database
        .sql(
            """
            insert into about (message, target, kind, consent, series, partners)
            values (?, ?, ?, ?, ?::uuid, ?)
            """)
        .param(number)
        .param(target.number())
        .param(about.kind())
        .param(consent)
        .param(word ? messages.series(manifest, target).value() : null)
        .param(word && EarlierMessages.toPartners(manifest, latest))
        .update();
  }

  private List<NewEntry> entries(
      About about, Manifest manifest, Digest message, long number, Earlier target, Instant at) {
    List<NewEntry> entries = new ArrayList<>();
    if (about == About.WORD) {
      entries.add(entry(Event.RECALLED, manifest, message, target, at));
    }
    if (about == About.CONFIRMATION) {
      confirm(manifest, number, at);
      entries.add(entry(Event.CONFIRMED, manifest, message, target, at));
    }
    return entries;
  }

  /** The last one counts: what could not be done may be done later. */
  private void confirm(Manifest manifest, long number, Instant at) {
    MessageId answered = manifest.inReplyTo();
    database
        .sql(
            """
            insert into confirmation (word, agency, message, outcome, at)
            select w.number, ?, ?, ?, ?::timestamptz
            from about c join about a on a.target = c.target and a.kind = 'word'
            join message w on w.number = a.message and w.id = ?::uuid
            where c.message = ?
            on conflict (word, agency) do update
              set message = excluded.message, outcome = excluded.outcome, at = excluded.at
            """)
        .param(manifest.from().value())
        .param(number)
        .param(String.valueOf(manifest.confirmed()))
        .param(at.toString())
        .param(answered == null ? null : answered.value())
        .param(number)
        .update();
  }

  /** Nobody is told of it: the message itself goes to all whom it concerns. */
  private static NewEntry entry(
      Event event, Manifest manifest, Digest message, Earlier target, Instant at) {
    String code =
        event == Event.CONFIRMED ? String.valueOf(manifest.confirmed()) : manifest.type().value();
    Entry entry =
        Entry.of(event, at)
            .message(target.digest(), target.id())
            .from(manifest.from())
            .type(target.type())
            .code(code)
            .receipt(message)
            .build();
    return new NewEntry(entry, Set.of());
  }
}
