// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** A result as a picture. */
final class BenchChart {
  private final BenchResult result;
  private final Drawing drawing = new Drawing();

  BenchChart(BenchResult result) {
    this.result = result;
  }

  String svg() {
    drawing.title(
        "What a message costs the hub",
        "%s; commit %.12s".formatted(result.machine().words(), result.commit()));
    cost();
    lanes();
    loads();
    growth();
    ScaleChart.draw(drawing, new ScaleFigures(result.log(), result.search()));
    return drawing.svg("Saola benchmark");
  }

  private void cost() {
    Spread hub = result.hub().cpuMillisPerMessage();
    Spread relay = result.floors().relay().cpuMillisPerMessage();
    Spread check = result.floors().signatureCheckMillis();
    double target = result.target() * result.floors().reference();
    double scale = Drawing.scale(hub.max(), target);
    drawing.head(
        "CPU per 2 KiB message, ms (least to greatest of %d runs)".formatted(result.load().runs()));
    drawing.bar("signature check alone", "floor", check, scale, 3);
    drawing.bar("bare broker relay alone", "floor", relay, scale, 3);
    int top = drawing.y();
    drawing.bar("hub, its broker included", "hub", hub, scale, 3);
    drawing.target(target * scale, top);
    drawing.note(
        String.format(
            Locale.ROOT,
            "%.2f times both floors together; dashed: the target of %.1f times. %s",
            result.ratio(),
            result.target(),
            result.targetMet() ? "Met." : "Missed."));
  }

  private void lanes() {
    LaneFigures lanes = result.lanes();
    double target = lanes.target() * lanes.idle().p99().median();
    double scale = Drawing.scale(lanes.loaded().p99().max(), lanes.idle().p99().max(), target);
    drawing.head("Urgent message, hand to hand, ms");
    drawing.bar("p50, idle", "floor", lanes.idle().p50(), scale, 1);
    drawing.bar("p50, beside a backlog", "second", lanes.loaded().p50(), scale, 1);
    drawing.bar("p99, idle", "floor", lanes.idle().p99(), scale, 1);
    int top = drawing.y();
    drawing.bar("p99, beside a backlog", "hub", lanes.loaded().p99(), scale, 1);
    drawing.target(target * scale, top);
    drawing.note(
        String.format(
            Locale.ROOT,
            "backlog of %,d ordinary messages, %,d at the end; %.2f times idle; dashed: the target of %.0f times. %s",
            lanes.backlog(),
            lanes.backlogLeft(),
            lanes.ratio(),
            lanes.target(),
            lanes.verdict()));
  }

  private void loads() {
    double scale =
        Drawing.scale(
            DoubleStream.concat(
                    DoubleStream.of(result.hub().messagesPerSecond().max()),
                    result.others().stream()
                        .mapToDouble(each -> each.hub().messagesPerSecond().max()))
                .toArray());
    drawing.head("Messages per second through the hub");
    drawing.bar(words(result.load()), "hub", result.hub().messagesPerSecond(), scale, 0);
    for (BenchResult.Other other : result.others()) {
      drawing.bar(words(other.load()), "hub", other.hub().messagesPerSecond(), scale, 0);
    }
  }

  private static String words(BenchResult.Load load) {
    return "%d KiB to %d, suite %d"
        .formatted(load.contentBytes() / 1024, load.recipients(), load.suite());
  }

  private void growth() {
    double log =
        Drawing.scale(
            result.log().stream()
                .flatMap(
                    each -> java.util.stream.Stream.of(each.appendMicros(), each.proofMicros()))
                .mapToDouble(Spread::max)
                .toArray());
    drawing.head("Log: CPU per entry and per proof, microseconds");
    for (LogFigures each : result.log()) {
      drawing.bar("append at %,d".formatted(each.leaves()), "hub", each.appendMicros(), log, 1);
      drawing.bar("proof at %,d".formatted(each.leaves()), "second", each.proofMicros(), log, 1);
    }
    double rules =
        Drawing.scale(
            result.rules().stream().mapToDouble(each -> each.coldMicros().max()).toArray());
    drawing.head("Rules: CPU per decision, microseconds");
    for (RuleFigures each : result.rules()) {
      drawing.bar(
          "new, %,d agencies".formatted(each.agencies()), "hub", each.coldMicros(), rules, 1);
      drawing.bar(
          "again, %,d agencies".formatted(each.agencies()), "second", each.warmMicros(), rules, 2);
    }
  }
}
