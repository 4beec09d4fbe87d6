// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;

/** What an entry is found by. */
final class EntryTags {
  /** They concern everybody, and name nobody's message. */
  private static final Set<Event> PUBLIC =
      EnumSet.of(Event.DIRECTORY_CHANGED, Event.RULES_CHANGED, Event.KEY_REVOKED);

  private EntryTags() {}

  static boolean isPublic(Entry entry) {
    return PUBLIC.contains(entry.event());
  }

  /**
   * @param about the message that the entry is about, if it is known
   */
  static Set<String> of(Entry entry, @Nullable Sent about) {
    Set<String> tags = new LinkedHashSet<>();
    add(tags, Facet.EVENT, entry.event().name());
    add(tags, Facet.FROM, entry.from());
    add(tags, Facet.TO, entry.to());
    add(tags, Facet.TYPE, entry.type());
    if (entry.rules() != null) {
      entry.rules().forEach(rule -> add(tags, Facet.RULE, rule));
    }
    add(tags, Facet.CODE, entry.code());
    add(tags, Facet.ACTOR, entry.actor());
    if (about != null) {
      tags.addAll(about.tags());
      if (!names(entry, about.sender())) {
        add(tags, Facet.OWNER, about.sender());
      }
    }
    if (isPublic(entry)) {
      tags.add(Facet.IN_PUBLIC);
    }
    return tags;
  }

  private static boolean names(Entry entry, AgencyId agency) {
    return agency.equals(entry.from()) || agency.equals(entry.to());
  }

  private static void add(Set<String> tags, Facet facet, @Nullable Object value) {
    if (value != null) {
      tags.add(facet.tag(value.toString()));
    }
  }
}
