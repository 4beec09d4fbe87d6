// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.Recipient;

/**
 * Holds what a draft would become against what somebody was shown: whoever sends answers for that,
 * and for nothing else. Where nothing was shown, nothing is held.
 */
final class AsShown {
  private static final int TOLD = 10;

  private AsShown() {}

  /** A group may have other members since, and a message other holders. */
  static void requireRecipients(@Nullable Previewed shown, List<Recipient> to) throws DraftRefused {
    if (shown == null) {
      return;
    }
    List<Recipient> came = without(to, shown.to());
    List<Recipient> left = without(shown.to(), to);
    if (!came.isEmpty() || !left.isEmpty()) {
      throw new DraftRefused(
          Code.RECIPIENTS_CHANGED,
          "since it was looked at, its recipients have changed: %s added, %s gone"
              .formatted(told(", ", named(came)), told(", ", named(left))));
    }
  }

  /**
   * The rules may let somebody have more since, or less. Other rules that give everybody the same
   * are no matter.
   *
   * @param parts that the draft has: one of a table's may have fewer than were shown
   */
  static void requireParts(@Nullable Previewed shown, List<String> parts, List<Preview> now)
      throws DraftRefused {
    if (shown == null) {
      return;
    }
    List<String> changes = new ArrayList<>();
    for (Recipient to : shown.to()) {
      List<String> gets = Preview.partsFor(to, now);
      List<String> got =
          shown.partsFor(to).orElse(List.of()).stream().filter(parts::contains).toList();
      Stream.of(
              change(to, "would also get", without(gets, got)),
              change(to, "would no longer get", without(got, gets)))
          .filter(change -> !change.isEmpty())
          .forEach(changes::add);
    }
    if (!changes.isEmpty()) {
      Previewed made = Preview.shown(now);
      throw new DraftRefused(
          Code.PARTS_CHANGED,
          "since it was looked at under rules %s and directory %s, now %s and %s: %s"
              .formatted(
                  shown.rules(),
                  shown.directories(),
                  made.rules(),
                  made.directories(),
                  told("; ", changes)));
    }
  }

  private static String change(Recipient to, String what, List<String> parts) {
    return parts.isEmpty() ? "" : "%s %s %s".formatted(to.agency(), what, String.join(", ", parts));
  }

  /** A table repeats it for each of its messages. */
  private static String told(String between, List<String> all) {
    String told = String.join(between, all.subList(0, Math.min(TOLD, all.size())));
    return all.size() > TOLD ? "%s and %d more".formatted(told, all.size() - TOLD) : told;
  }

  private static <T> List<T> without(List<T> these, List<T> those) {
    return these.stream().filter(it -> !those.contains(it)).toList();
  }

  private static List<String> named(List<Recipient> recipients) {
    return recipients.stream()
        .map(it -> it.via() == null ? it.agency().value() : it.agency() + " by " + it.via())
        .toList();
  }
}
