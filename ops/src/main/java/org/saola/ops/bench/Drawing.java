// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Bars one below the other (SVG), light or dark as their reader's device is. */
final class Drawing {
  private static final int WIDTH = 800;
  static final int LEFT = 290;
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

  private final List<String> shapes = new ArrayList<>();
  private int y = 34;

  /** Below what was drawn last. */
  int y() {
    return y;
  }

  void title(String title, String under) {
    text(20, y, "title", title);
    y += 20;
    text(20, y, "quiet", under);
  }

  /** A quiet line below the bars. */
  void note(String words) {
    text(20, y + 4, "quiet", words);
    y += 16;
  }

  String svg(String name) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>%5$s</title>
        %3$s%4$s</svg>
        """
        .formatted(WIDTH, y + 20, STYLE, String.join("", shapes), name);
  }

  /** The dashed line of a target, along the bar that was drawn last. */
  void target(double at, int top) {
    line("target", LEFT + at, top - 4, LEFT + at, y - 6);
  }

  static double scale(double... figures) {
    return BARS / Math.max(1e-9, DoubleStream.of(figures).max().orElse(1));
  }

  void head(String words) {
    y += 36;
    text(20, y, "head", words);
    y += 12;
  }

  void bar(String name, String kind, Spread figure, double scale, int decimals) {
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
