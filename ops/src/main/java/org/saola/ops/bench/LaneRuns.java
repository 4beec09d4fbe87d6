// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.saola.ops.demo.Progress;

/** The urgent lane of a hub: idle, then beside a backlog of ordinary messages. */
final class LaneRuns {
  private static final String FIGURES = "  %-6s run %d of %d: p50 %.1f ms, p99 %.1f ms%s";

  /** Below the quota of bytes that an agency has: see limits.bytes-per-second. */
  private static final double BYTES_PER_SECOND = 24.0 * 1024 * 1024;

  private final BenchPlan plan;
  private final Progress progress;

  LaneRuns(BenchPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * @param ordinary at least as many as the backlog has; more are needed where the hub is quick
   * @param urgent for the warm-up, the idle and the loaded runs
   */
  LaneFigures measure(
      UrgentLane lane, Exchange exchange, Iterator<List<byte[]>> ordinary, List<byte[]> urgent)
      throws IOException, JMSException, InterruptedException {
    Iterator<List<byte[]>> each = slices(urgent).iterator();
    lane.run(each.next());
    List<LaneFigures.Run> idle = new ArrayList<>();
    for (int run = 0; run < plan.lanes().runs(); run++) {
      idle.add(lane.run(each.next()));
      say("idle", run, idle.getLast(), "");
    }
    fill(exchange, ordinary);
    long begin = exchange.waiting();
    long left = begin;
    List<LaneFigures.Run> loaded = new ArrayList<>();
    for (int run = 0; run < plan.lanes().runs(); run++) {
      loaded.add(lane.run(each.next()));
      left = Math.min(left, exchange.waiting());
      say("loaded", run, loaded.getLast(), ", %d ordinary wait".formatted(exchange.waiting()));
    }
    progress.say("  %d ordinary messages are worked off".formatted(exchange.waiting()));
    exchange.workOff(urgent.size());
    var backlog = new LaneFigures.Backlog(plan.lanes().backlog(), begin, left);
    return LaneFigures.of(backlog, plan.lanes().messages(), idle, loaded);
  }

  private void fill(Exchange exchange, Iterator<List<byte[]>> ordinary)
      throws JMSException, InterruptedException {
    long begin = System.nanoTime();
    long bytes = 0;
    while (exchange.waiting() < plan.lanes().backlog() && ordinary.hasNext()) {
      List<byte[]> batch = ordinary.next();
      bytes += batch.stream().mapToLong(body -> body.length).sum();
      exchange.send(batch);
      double ahead = bytes / BYTES_PER_SECOND - (System.nanoTime() - begin) / 1e9;
      Thread.sleep((long) Math.max(0, 1000 * ahead));
      progress.count("  %d of %d wait".formatted(exchange.waiting(), plan.lanes().backlog()));
    }
    progress.say("  backlog of %d ordinary messages".formatted(exchange.waiting()));
  }

  private List<List<byte[]>> slices(List<byte[]> urgent) {
    int size = plan.lanes().messages();
    List<List<byte[]>> slices = new ArrayList<>();
    for (int from = 0; from < urgent.size(); from += size) {
      slices.add(urgent.subList(from, from + size));
    }
    return slices;
  }

  private void say(String kind, int run, LaneFigures.Run figures, String more) {
    progress.say(
        String.format(
            Locale.ROOT,
            FIGURES,
            kind,
            run + 1,
            plan.lanes().runs(),
            figures.p50(),
            figures.p99(),
            more));
  }
}
