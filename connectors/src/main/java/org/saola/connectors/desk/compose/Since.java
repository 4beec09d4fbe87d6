// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Preview;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Recipient;

/**
 * What is otherwise now than its officer was shown when a draft was sent last.
 *
 * @param came recipients who would get some of it and were not shown
 * @param left recipients who were shown to get some of it, and are none any more
 * @param gains parts that somebody would also get
 * @param losses parts that somebody would no longer get
 */
public record Since(
    List<Recipient> came, List<Recipient> left, List<Change> gains, List<Change> losses) {
  private static final Since NOTHING = new Since(List.of(), List.of(), List.of(), List.of());

  /** Of one recipient. */
  public record Change(AgencyId agency, List<String> parts) {}

  /**
   * A part that the officer has added or left out since is no surprise.
   *
   * @param before absent where it was never sent, or to others by choice
   */
  static Since of(@Nullable Previewed before, List<Preview> previews) {
    if (before == null) {
      return NOTHING;
    }
    Previewed now = Preview.shown(previews);
    List<Change> gains = new ArrayList<>();
    List<Change> losses = new ArrayList<>();
    for (Recipient to : now.to()) {
      if (before.partsFor(to).isPresent()) {
        List<String> got = before.partsFor(to).get();
        List<String> gets = now.partsFor(to).orElseThrow();
        add(to, without(gets, got, before.parts()), gains);
        add(to, without(got, gets, now.parts()), losses);
      }
    }
    return new Since(
        gettingOf(now).filter(it -> !before.to().contains(it)).toList(),
        gettingOf(before).filter(it -> !now.to().contains(it)).toList(),
        gains,
        losses);
  }

  /** Whoever gets nothing by the rules is only named as a recipient. */
  private static Stream<Recipient> gettingOf(Previewed shown) {
    return shown.to().stream().filter(it -> !shown.partsFor(it).orElse(List.of()).isEmpty());
  }

  private static List<String> without(List<String> these, List<String> those, List<String> known) {
    return these.stream().filter(it -> !those.contains(it) && known.contains(it)).toList();
  }

  private static void add(Recipient to, List<String> parts, List<Change> changes) {
    if (!parts.isEmpty()) {
      changes.add(new Change(to.agency(), parts));
    }
  }

  public boolean isNothing() {
    return equals(NOTHING);
  }
}
