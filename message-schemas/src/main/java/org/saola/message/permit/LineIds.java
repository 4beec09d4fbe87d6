// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/** The letters or numbers by which a permit's lines are spoken of. */
final class LineIds {
  private LineIds() {}

  /** A problem for each line that has the id of one before it. */
  static <L> List<Problem> named(List<L> lines, Function<L, String> id) {
    Set<String> seen = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!seen.add(Objects.requireNonNullElse(id.apply(lines.get(i)), ""))) {
        problems.add(
            new Problem(
                "lines[%d].line".formatted(i), Rule.PERMIT_LINE_TWICE, "a line before has it"));
      }
    }
    return problems;
  }
}
