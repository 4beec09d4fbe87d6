// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The samples as small charts one above the other, in one SVG file. */
final class GrowthChart {
  private static final int WIDTH = 720;
  private static final int PANEL = 120;
  private static final int PLOT = 70;
  private static final int LEFT = 20;
  private static final double MIB = 1024.0 * 1024;

  private final List<GrowthSample> samples;

  GrowthChart(List<GrowthSample> samples) {
    this.samples = samples;
  }

  private record Panel(String title, ToDoubleFunction<GrowthSample> value) {}

  String svg() {
    List<Panel> panels =
        List.of(
            new Panel("live heap after a full collection, MiB", s -> s.heapBytes() / MIB),
            new Panel("open files", GrowthSample::openFiles),
            new Panel("messages in queues", GrowthSample::queued),
            new Panel("broker's journal on disk, MiB", s -> s.journalBytes() / MIB),
            new Panel("database, MiB (kept on purpose)", s -> s.databaseBytes() / MIB),
            new Panel("log entries (kept on purpose)", GrowthSample::entries));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(WIDTH, panels.size() * PANEL + 30));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int i = 0; i < panels.size(); i++) {
      svg.append(panel(panels.get(i), i * PANEL + 10));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\">0 to %,d messages</text>%n</svg>%n"
            .formatted(LEFT, panels.size() * PANEL + 22, last().messages()));
    return svg.toString();
  }

  private String panel(Panel panel, int top) {
    double most = Math.max(1, samples.stream().mapToDouble(panel.value()).max().orElse(1)) * 1.1;
    StringBuilder points = new StringBuilder();
    for (GrowthSample each : samples) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + (WIDTH - 2.0 * LEFT) * each.messages() / last().messages(),
              top + 25 + PLOT - PLOT * panel.value().applyAsDouble(each) / most));
    }
    return String.format(
        Locale.ROOT,
        """
        <text x="%1$d" y="%2$d">%3$s: %4$.1f at the beginning, %5$.1f at the end</text>
        <rect x="%1$d" y="%6$d" width="%7$d" height="%8$d" fill="none" stroke="#bbb"/>
        <polyline points="%9$s" fill="none" stroke="#0b5" stroke-width="2"/>
        """,
        LEFT,
        top + 16,
        panel.title(),
        panel.value().applyAsDouble(samples.getFirst()),
        panel.value().applyAsDouble(last()),
        top + 25,
        WIDTH - 2 * LEFT,
        PLOT,
        points.toString().strip());
  }

  private GrowthSample last() {
    return samples.getLast();
  }
}
