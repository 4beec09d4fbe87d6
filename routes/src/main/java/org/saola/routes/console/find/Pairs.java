// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Each two parts of a question, with each two of their tags: one of these must stand together where
 * the question can be fulfilled. Columns of a statement's parameters.
 *
 * @param numbers of the pair of parts that the tags are of
 * @param count how many pairs of parts there are
 */
record Pairs(List<Integer> tags, List<Integer> others, List<Integer> numbers, int count) {
  /** A part with more values than these is not looked up: it would cost more than it saves. */
  private static final int ALTERNATIVES = 32;

  static Pairs of(List<Conditions.Part> parts) {
    Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    List<Conditions.Part> meeting = new ArrayList<>();
    for (Conditions.Part part : parts) {
      if (part.numbers().size() <= ALTERNATIVES) {
        pairs = part.meets() ? pairs : pairs.alone(part);
        for (Conditions.Part other : part.meets() ? meeting : List.<Conditions.Part>of()) {
          pairs = pairs.together(part, other);
        }
        if (part.meets()) {
          meeting.add(part);
        }
      }
    }
    return meeting.size() == 1 ? pairs.alone(meeting.getFirst()) : pairs;
  }

  private Pairs alone(Conditions.Part part) {
    part.numbers().forEach(number -> add(number, number));
    return new Pairs(tags, others, numbers, count + 1);
  }

  private Pairs together(Conditions.Part one, Conditions.Part another) {
    one.numbers().forEach(number -> another.numbers().forEach(other -> add(number, other)));
    return new Pairs(tags, others, numbers, count + 1);
  }

  private void add(int one, int another) {
    tags.add(Math.min(one, another));
    others.add(Math.max(one, another));
    numbers.add(count);
  }
}
