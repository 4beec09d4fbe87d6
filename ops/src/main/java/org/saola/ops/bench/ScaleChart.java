// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/** How many times what costs in the largest log what it costs in the smallest. */
final class ScaleChart {
  private static final double TARGET = 2;

  private final ScaleResult result;

  ScaleChart(ScaleResult result) {
    this.result = result;
  }

  String svg() {
    Drawing drawing = new Drawing();
    drawing.title(
        "What grows with the log",
        "%s; commit %.12s".formatted(result.machine().words(), result.commit()));
    draw(drawing, result.figures());
    return drawing.svg("What grows with the log");
  }

  /** Nothing where there is but one size. */
  static void draw(Drawing drawing, ScaleFigures figures) {
    List<Cost> costs = figures.costs();
    if (costs.isEmpty()) {
      return;
    }
    Cost first = costs.getFirst();
    drawing.head(
        "Cost among %,d entries, times that among %,d".formatted(first.most(), first.least()));
    double scale =
        Drawing.scale(
            DoubleStream.concat(DoubleStream.of(TARGET), costs.stream().mapToDouble(Cost::times))
                .toArray());
    int top = drawing.y();
    for (Cost cost : costs) {
      Spread times = Spread.of(List.of(cost.times()));
      drawing.bar(cost.what(), cost.met() ? "hub" : "second", times, scale, 2);
    }
    drawing.target(TARGET * scale, top);
    drawing.note("dashed: the target");
    drawing.note(new ScaleTable(figures).verdict());
  }
}
