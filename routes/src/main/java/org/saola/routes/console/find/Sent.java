// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;

/**
 * What the entry of a message's acceptance, or refusal, says of all its entries.
 *
 * @param thread id of the message that began the exchange; absent where the entry does not say
 * @param tags of its marking and urgency
 */
record Sent(Key key, AgencyId sender, @Nullable MessageId thread, List<String> tags) {
  private static final Set<Event> FIRST = Set.of(Event.ACCEPTED, Event.REFUSED);

  Sent {
    tags = List.copyOf(tags);
  }

  /** An id is its sender's choice: the digest tells two messages of one id apart. */
  record Key(MessageId id, Digest message) {
    static @Nullable Key of(Entry entry) {
      return entry.id() == null || entry.message() == null
          ? null
          : new Key(entry.id(), entry.message());
    }
  }

  /** Null for an entry that is not the first of a message whose signature has held. */
  static @Nullable Sent of(Entry entry) {
    Key key = Key.of(entry);
    if (key == null || entry.from() == null || !FIRST.contains(entry.event())) {
      return null;
    }
    Terms terms = entry.terms();
    if (terms == null) {
      // Entries that are older than this part of them.
      return entry.event() == Event.ACCEPTED ? new Sent(key, entry.from(), null, List.of()) : null;
    }
    MessageId thread = terms.thread() == null ? key.id() : terms.thread();
    return new Sent(key, entry.from(), thread, tags(terms));
  }

  private static List<String> tags(Terms terms) {
    List<String> tags = new ArrayList<>();
    tags.add(Facet.TLP.tag(terms.tlp().name()));
    for (HandlingCode code : terms.handling()) {
      tags.add(Facet.HANDLING.tag(code.name()));
    }
    if (terms.urgency() == Urgency.URGENT) {
      tags.add(Facet.URGENCY.tag(Urgency.URGENT.name()));
    }
    return tags;
  }
}
