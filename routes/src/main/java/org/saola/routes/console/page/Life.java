// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;

/**
 * What happened to a message, put together from its entries: its beginning, how far it came with
 * each recipient, and everything in its order.
 *
 * @param entries oldest first
 */
public record Life(List<EntryView> entries) {
  /** The way to a reader, step by step. */
  static final List<Event> STEPS =
      List.of(Event.RELEASED, Event.CONSIGNED, Event.HANDED_OVER, Event.READ_BY_OFFICER);

  private static final List<Event> ENDS =
      List.of(Event.REJECTED_BY_RECIPIENT, Event.EXPIRED, Event.DEAD_LETTERED);

  /**
   * One recipient's way.
   *
   * @param steps the entry by which each was reached first; a step that is missing was not
   * @param withheld what was kept from it
   */
  public record Way(
      AgencyId recipient,
      Map<Event, EntryView> steps,
      List<EntryView> withheld,
      Optional<EntryView> end) {
    public Optional<EntryView> step(Event event) {
      return Optional.ofNullable(steps.get(event));
    }
  }

  /** One entry for each manifest that bears the same id: as a rule there is one. */
  static List<EntryView> senders(List<EntryView> entries) {
    Map<String, EntryView> first = new LinkedHashMap<>();
    for (EntryView each : entries) {
      if (!each.digest().isEmpty()) {
        first.putIfAbsent(each.digest(), each);
      }
    }
    return List.copyOf(first.values());
  }

  /** What is about this manifest, and about none. */
  static List<EntryView> of(String digest, List<EntryView> entries) {
    return entries.stream()
        .filter(it -> it.digest().isEmpty() || it.digest().equals(digest))
        .toList();
  }

  /** Its acceptance, or else its refusal, or else the first that is in scope. */
  Optional<EntryView> beginning() {
    return Stream.concat(
            entries.stream().filter(it -> it.event() == Event.ACCEPTED),
            entries.stream().filter(it -> it.event() == Event.REFUSED))
        .findFirst()
        .or(() -> entries.stream().findFirst());
  }

  List<Way> ways() {
    Map<AgencyId, List<EntryView>> byRecipient = new LinkedHashMap<>();
    for (EntryView each : entries) {
      AgencyId to = each.entry().to();
      if (to != null && (STEPS.contains(each.event()) || isAside(each.event()))) {
        byRecipient.computeIfAbsent(to, it -> new ArrayList<>()).add(each);
      }
    }
    return byRecipient.entrySet().stream().map(it -> way(it.getKey(), it.getValue())).toList();
  }

  private static boolean isAside(Event event) {
    return event == Event.WITHHELD || ENDS.contains(event);
  }

  private static Way way(AgencyId recipient, List<EntryView> entries) {
    Map<Event, EntryView> steps = new EnumMap<>(Event.class);
    for (EntryView each : entries) {
      if (STEPS.contains(each.event())) {
        steps.putIfAbsent(each.event(), each);
      }
    }
    return new Way(
        recipient,
        steps,
        entries.stream().filter(it -> it.event() == Event.WITHHELD).toList(),
        entries.stream().filter(it -> ENDS.contains(it.event())).findFirst());
  }
}
