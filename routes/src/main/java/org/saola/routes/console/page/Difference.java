// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one version changed in the one before, file by file.
 *
 * @param lines none where the file is the same in both
 */
public record Difference(String file, List<Line> lines) {
  private static final int AROUND = 3;

  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    LEFT_OUT
  }

  public record Line(Kind kind, String text) {}

  /** Files that differ. */
  static List<Difference> of(SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(
            name ->
                new Difference(
                    name, lines(before.getOrDefault(name, ""), after.getOrDefault(name, ""))))
        .filter(difference -> !difference.lines().isEmpty())
        .toList();
  }

  private static List<Line> lines(String before, String after) {
    List<String> old = before.lines().toList();
    List<Line> lines = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, after.lines().toList()).getDeltas()) {
      int begin = delta.getSource().getPosition();
      around(old.subList(at, begin), !lines.isEmpty(), true, lines);
      delta.getSource().getLines().forEach(text -> lines.add(new Line(Kind.REMOVED, text)));
      delta.getTarget().getLines().forEach(text -> lines.add(new Line(Kind.ADDED, text)));
      at = begin + delta.getSource().size();
    }
    if (!lines.isEmpty()) {
      around(old.subList(at, old.size()), true, false, lines);
    }
    return lines;
  }

  /** Of what is the same: a few lines after what came before, and before what comes. */
  private static void around(List<String> same, boolean something, boolean more, List<Line> lines) {
    int head = something ? Math.min(AROUND, same.size()) : 0;
    int tail = more ? Math.min(AROUND, same.size() - head) : 0;
    same.subList(0, head).forEach(text -> lines.add(new Line(Kind.SAME, text)));
    if (head + tail < same.size()) {
      lines.add(new Line(Kind.LEFT_OUT, ""));
    }
    same.subList(same.size() - tail, same.size())
        .forEach(text -> lines.add(new Line(Kind.SAME, text)));
  }

  /** As if there had been nothing before. */
  static List<Difference> whole(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(
            file ->
                new Difference(
                    file.getKey(),
                    file.getValue().lines().map(text -> new Line(Kind.SAME, text)).toList()))
        .toList();
  }
}
