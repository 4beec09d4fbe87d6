// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.ArrayList;
import java.util.List;

/** Sentences broken into lines that a terminal shows whole. */
final class Paragraph {
  private static final int WIDTH = 110;

  private Paragraph() {}

  static List<String> lines(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length()) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
