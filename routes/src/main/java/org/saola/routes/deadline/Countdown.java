// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One clock as arithmetic: what is allowed, what is spent, and since when it runs. Every change is
 * preceded by {@link #advance} to its instant, so that the result does not depend on when somebody
 * looked.
 *
 * <p>A hub's clock that steps back spends no time, and takes none back.
 *
 * @param allowed running time in all
 * @param spent of it, before {@code since}
 * @param since running since; null before receipt, while paused, and after the end
 * @param until what a delay has promised
 * @param told how many marks have been told
 */
record Countdown(
    Duration allowed, Duration spent, @Nullable Instant since, @Nullable Instant until, int told) {

  /** A mark that has been passed, and the instant at which it was. */
  record Passed(Mark mark, Instant at) {}

  /** The clock at an instant, and the marks that it has passed on the way. */
  record Advanced(Countdown clock, List<Passed> passed) {}

  static Countdown of(Duration allowed) {
    return new Countdown(allowed, Duration.ZERO, null, null, 0);
  }

  boolean runs() {
    return since != null;
  }

  boolean isOverdue() {
    return told == Mark.values().length;
  }

  /** When an answer is due, as it stands; empty while nothing runs. */
  Optional<Instant> due() {
    return at(Mark.OVERDUE);
  }

  /** When the next mark comes by itself. */
  Optional<Instant> next() {
    return isOverdue() ? Optional.empty() : at(Mark.values()[told]);
  }

  private Optional<Instant> at(Mark mark) {
    return Optional.ofNullable(since).map(it -> it.plus(mark.of(allowed).minus(spent)));
  }

  private Duration spentAt(Instant now) {
    if (since == null || !now.isAfter(since)) {
      return spent;
    }
    return spent.plus(Duration.between(since, now));
  }

  /** Passes every mark that has come by then. */
  Advanced advance(Instant now) {
    List<Passed> passed = new ArrayList<>();
    Countdown clock = this;
    Optional<Instant> next = clock.next();
    while (next.isPresent() && !now.isBefore(next.get())) {
      passed.add(new Passed(Mark.values()[clock.told], next.get()));
      clock = clock.told(clock.told + 1);
      next = clock.next();
    }
    return new Advanced(clock, passed);
  }

  /** Runs from now on; where a delay has promised a later day, until then. */
  Countdown run(Instant now) {
    Countdown running = new Countdown(allowed, spent, now, until, told);
    return until == null ? running : running.extend(now, until);
  }

  Countdown pause(Instant now) {
    return new Countdown(allowed, spentAt(now), null, until, told);
  }

  /** Only forward; a clock that is paused is extended when it runs again. */
  Countdown extend(Instant now, Instant promised) {
    if (since == null) {
      boolean later = until == null || promised.isAfter(until);
      return later ? new Countdown(allowed, spent, null, promised, told) : this;
    }
    Instant due = since.plus(allowed.minus(spent));
    if (!promised.isAfter(due)) {
      return this;
    }
    Duration more = spent.plus(Duration.between(since, promised));
    return new Countdown(more, spent, since, promised, told).warnAnew(now);
  }

  /** Of the longer time, the warnings that still lie ahead are given. */
  private Countdown warnAnew(Instant now) {
    int behind = 0;
    for (Mark mark : Mark.values()) {
      if (mark.of(allowed).compareTo(spentAt(now)) <= 0) {
        behind++;
      }
    }
    return told(Math.min(told, behind));
  }

  private Countdown told(int count) {
    return new Countdown(allowed, spent, since, until, count);
  }
}
