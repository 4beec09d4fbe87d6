// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.saola.routes.console.scope.Scope;

/**
 * A report while it is made, by a thread of its own: whoever waits for it can see how far it is. It
 * is made to its end, whether or not somebody comes for it.
 */
final class Making implements Requester.Progress {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration LATEST = Duration.ofSeconds(20);

  private final Sought sought;
  private final FutureTask<Report> report;
  private final InstantSource clock;
  private final Instant began;
  private volatile Far far = new Far(0, 0);
  private volatile Instant ended = Instant.MAX;

  /** What is made, by whose request and of whose entries: another report for all others. */
  record Sought(ReportPages.Wanted wanted, String username, Scope scope) {}

  /**
   * @param read leaves
   * @param all of them; 0 while that is not known
   */
  public record Far(long read, long all) {}

  /** What makes a report, and says how far it is. */
  interface Work {
    Report make(Requester.Progress progress) throws Exception;
  }

  Making(Sought sought, Work work, InstantSource clock) {
    this.sought = sought;
    this.clock = clock;
    this.began = clock.instant();
    Callable<Report> making =
        () -> {
          try {
            return work.make(this);
          } finally {
            ended = clock.instant();
          }
        };
    this.report = new FutureTask<>(making);
  }

  void begin() {
    Thread.ofVirtual().name("report").start(report);
  }

  boolean isOf(Sought other) {
    return sought.equals(other);
  }

  /** Made, or found not to be: whoever comes for it need not wait. */
  boolean isEnded() {
    return report.isDone();
  }

  /** Made a while ago, and nobody came for it: the log has gone on. */
  boolean isOld() {
    return ended.isBefore(clock.instant().minus(KEPT));
  }

  @Override
  public void far(long read, long all) {
    far = new Far(read, all);
  }

  Far far() {
    return far;
  }

  /**
   * After a third of what is left, as far as one can tell: a voice that reads it out is not to talk
   * all the time.
   */
  Duration lookAgain() {
    Far now = far;
    Duration soon = Duration.ofSeconds(2);
    if (now.read() == 0) {
      return soon;
    }
    long spent = Duration.between(began, clock.instant()).toMillis();
    Duration third =
        Duration.ofMillis((long) ((double) spent * (now.all() - now.read()) / now.read() / 3));
    return third.compareTo(soon) < 0 ? soon : third.compareTo(LATEST) > 0 ? LATEST : third;
  }

  /**
   * @return empty when it is not made within this time
   * @throws Exception what kept it from being made
   */
  Optional<Report> within(Duration patience) throws Exception {
    try {
      return Optional.of(report.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
