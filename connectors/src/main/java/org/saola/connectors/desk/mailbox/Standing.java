// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;

/**
 * Who has to act next in a thread, and until when.
 *
 * @param overdue whether the time for it has passed
 * @param since from when the time counts; absent where there is no time limit
 * @param with whom the thread is, apart from this agency
 */
public record Standing(
    Turn turn,
    boolean overdue,
    @Nullable Instant since,
    @Nullable Instant due,
    List<AgencyId> with) {
  /** Whose move it is. */
  public enum Turn {
    OURS,
    THEIRS,
    NOBODYS
  }

  /** How much of the time is spent, in hundredths; empty where there is no time limit. */
  public Optional<Integer> spent(Instant now) {
    return spent(since, due, now);
  }

  /** As {@link #spent(Instant)}, of any time limit. */
  public static Optional<Integer> spent(@Nullable Instant from, @Nullable Instant to, Instant now) {
    if (from == null || to == null || !to.isAfter(from)) {
      return Optional.empty();
    }
    long whole = to.toEpochMilli() - from.toEpochMilli();
    long gone = now.toEpochMilli() - from.toEpochMilli();
    return Optional.of((int) Math.clamp(100 * gone / whole, 0, 100));
  }

  public static Standing of(Conversation thread, AgencyId us, Instant now) {
    List<Standing> open =
        thread.letters().stream().flatMap(one -> Asked.of(one, thread, us, now).stream()).toList();
    return open.stream()
        .min(
            Comparator.comparing(Standing::turn)
                .thenComparing(standing -> !standing.overdue())
                .thenComparing(Standing::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .orElseGet(() -> new Standing(Turn.NOBODYS, false, null, null, List.of()));
  }
}
