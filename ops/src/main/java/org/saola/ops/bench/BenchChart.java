// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A result as a picture (SVG), light or dark as its reader's device is. */
final class BenchChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int BARS = 380;
  private static final int ROW = 26;
  private static final int BAR = 14;
  private static final String STYLE =
      """
      <style>
        svg { background: #ffffff; font: 13px system-ui, sans-serif; }
        text { fill: #1f2933; }
        .quiet { fill: #616e7c; font-size: 12px; }
        .title { font-size: 17px; font-weight: 600; }
        .head { font-weight: 600; }
        .floor { fill: #9fb3c8; }
        .hub { fill: #2b6cb0; }
        .second { fill: #63b3ed; }
        .target { stroke: #c05621; stroke-width: 1.5; stroke-dasharray: 4 3; }
        .spread { stroke: #1f2933; stroke-width: 1; }
        @media (prefers-color-scheme: dark) {
          svg { background: #16191d; }
          text { fill: #e4e7eb; }
          .quiet { fill: #9aa5b1; }
          .floor { fill: #52606d; }
          .hub { fill: #4299e1; }
          .second { fill: #2c5282; }
          .target { stroke: #ed8936; }
          .spread { stroke: #e4e7eb; }
        }
      </style>
      """;

  private final BenchResult result;
  private final List<String> shapes = new ArrayList<>();
  private int y = 34;

  BenchChart(BenchResult result) {
    this.result = result;
  }

  String svg() {
    text(20, y, "title", "What a message costs the hub");
    y += 20;
    text(20, y, "quiet", "%s; commit %.12s".formatted(result.machine().words(), result.commit()));
    cost();
    lanes();
    loads();
    growth();
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>Saola benchmark</title>
        %3$s%4$s</svg>
        """
        .formatted(WIDTH, y + 20, STYLE, String.join("", shapes));
  }

  private void cost() {
    Spread hub = result.hub().cpuMillisPerMessage();
    Spread relay = result.floors().relay().cpuMillisPerMessage();
    Spread check = result.floors().signatureCheckMillis();
    double target = result.target() * result.floors().reference();
    double scale = scale(hub.max(), target);
    head(
        "CPU per 2 KiB message, ms (least to greatest of %d runs)".formatted(result.load().runs()));
    bar("signature check alone", "floor", check, scale, 3);
    bar("bare broker relay alone", "floor", relay, scale, 3);
    int top = y;
    bar("hub, its broker included", "hub", hub, scale, 3);
    line("target", LEFT + target * scale, top - 4, LEFT + target * scale, y - 6);
    text(
        20,
        y + 4,
        "quiet",
        String.format(
            Locale.ROOT,
            "%.2f times both floors together; dashed: the target of %.1f times. %s",
            result.ratio(),
            result.target(),
            result.targetMet() ? "Met." : "Missed."));
    y += 8;
  }

  private void lanes() {
    LaneFigures lanes = result.lanes();
    double target = lanes.target() * lanes.idle().p99().median();
    double scale = scale(lanes.loaded().p99().max(), lanes.idle().p99().max(), target);
    head("Urgent message, hand to hand, ms");
    bar("p50, idle", "floor", lanes.idle().p50(), scale, 1);
    bar("p50, beside a backlog", "second", lanes.loaded().p50(), scale, 1);
    bar("p99, idle", "floor", lanes.idle().p99(), scale, 1);
    int top = y;
    bar("p99, beside a backlog", "hub", lanes.loaded().p99(), scale, 1);
    line("target", LEFT + target * scale, top - 4, LEFT + target * scale, y - 6);
    text(
        20,
        y + 4,
        "quiet",
        String.format(
            Locale.ROOT,
            "backlog of %,d ordinary messages, %,d at the end; %.2f times idle; dashed: the target of %.0f times. %s",
            lanes.backlog(),
            lanes.backlogLeft(),
            lanes.ratio(),
            lanes.target(),
            lanes.verdict()));
    y += 8;
  }

  private void loads() {
    double scale =
        scale(
            DoubleStream.concat(
                    DoubleStream.of(result.hub().messagesPerSecond().max()),
                    result.others().stream()
                        .mapToDouble(each -> each.hub().messagesPerSecond().max()))
                .toArray());
    head("Messages per second through the hub");
    bar(words(result.load()), "hub", result.hub().messagesPerSecond(), scale, 0);
    for (BenchResult.Other other : result.others()) {
      bar(words(other.load()), "hub", other.hub().messagesPerSecond(), scale, 0);
    }
  }

  private static String words(BenchResult.Load load) {
    return "%d KiB to %d, suite %d"
        .formatted(load.contentBytes() / 1024, load.recipients(), load.suite());
  }

  private void growth() {
    double log =
        scale(
            result.log().stream()
                .flatMap(
                    each -> java.util.stream.Stream.of(each.appendMicros(), each.proofMicros()))
                .mapToDouble(Spread::max)
                .toArray());
    head("Log: CPU per entry and per proof, microseconds");
    for (LogFigures each : result.log()) {
      bar("append at %,d".formatted(each.leaves()), "hub", each.appendMicros(), log, 1);
      bar("proof at %,d".formatted(each.leaves()), "second", each.proofMicros(), log, 1);
    }
    double rules =
        scale(result.rules().stream().mapToDouble(each -> each.coldMicros().max()).toArray());
    head("Rules: CPU per decision, microseconds");
    for (RuleFigures each : result.rules()) {
      bar("new, %,d agencies".formatted(each.agencies()), "hub", each.coldMicros(), rules, 1);
      bar("again, %,d agencies".formatted(each.agencies()), "second", each.warmMicros(), rules, 2);
    }
  }

  private static double scale(double... figures) {
    return BARS / Math.max(1e-9, DoubleStream.of(figures).max().orElse(1));
  }

  private void head(String words) {
    y += 36;
    text(20, y, "head", words);
    y += 12;
  }

  private void bar(String name, String kind, Spread figure, double scale, int decimals) {
    int middle = y + BAR / 2;
    text(20, y + 11, "", name);
    shapes.add(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
            kind,
            LEFT,
            y,
            Math.max(1, figure.median() * scale),
            BAR));
    line("spread", LEFT + figure.min() * scale, middle, LEFT + figure.max() * scale, middle);
    text(
        (int) (LEFT + figure.max() * scale) + 8,
        y + 11,
        "",
        String.format(Locale.ROOT, "%,." + decimals + "f", figure.median()));
    y += ROW;
  }

  private void line(String kind, double fromX, int fromY, double toX, int toY) {
    shapes.add(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
            kind,
            fromX,
            fromY,
            toX,
            toY));
  }

  private void text(int x, int at, String kind, String words) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    shapes.add("<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n".formatted(x, at, kind, escaped));
  }
}
