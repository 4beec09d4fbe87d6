// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;

/**
 * What an entry is found by, as a value: of many entries at once most are alike.
 *
 * @param owner sender of the message that the entry is about, unless the entry names it
 * @param sent tags that the entry of the message's acceptance gives to all its entries
 */
record EntryTags(
    Event event,
    @Nullable AgencyId from,
    @Nullable AgencyId to,
    @Nullable AgencyId owner,
    @Nullable TypeId type,
    List<String> rules,
    @Nullable String code,
    @Nullable String actor,
    List<String> sent) {
  /** They concern everybody, and name nobody's message. */
  static final Set<Event> PUBLIC =
      EnumSet.of(Event.DIRECTORY_CHANGED, Event.RULES_CHANGED, Event.KEY_REVOKED, Event.ERASED);

  /**
   * @param about the message that the entry is about, if it is known
   */
  static EntryTags of(Entry entry, @Nullable Sent about) {
    boolean named =
        about == null || about.sender().equals(entry.from()) || about.sender().equals(entry.to());
    return new EntryTags(
        entry.event(),
        entry.from(),
        entry.to(),
        named || about == null ? null : about.sender(),
        entry.type(),
        Objects.requireNonNullElse(entry.rules(), List.of()),
        entry.code(),
        entry.actor(),
        about == null ? List.of() : about.tags());
  }

  static boolean isPublic(Entry entry) {
    return PUBLIC.contains(entry.event());
  }

  Set<String> tags() {
    Set<String> tags = new HashSet<>(sent);
    add(tags, Facet.EVENT, event.name());
    add(tags, Facet.FROM, from);
    add(tags, Facet.TO, to);
    add(tags, Facet.OWNER, owner);
    add(tags, Facet.TYPE, type == null ? null : Facet.known(type));
    rules.forEach(rule -> add(tags, Facet.RULE, rule));
    add(tags, Facet.CODE, code);
    add(tags, Facet.ACTOR, actor);
    if (PUBLIC.contains(event)) {
      tags.add(Facet.IN_PUBLIC);
    }
    return Set.copyOf(tags);
  }

  private static void add(Set<String> tags, Facet facet, @Nullable Object value) {
    if (value != null) {
      tags.add(facet.tag(value.toString()));
    }
  }
}
