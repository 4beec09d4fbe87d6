// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One figure, drawn and as a table.
 *
 * @param name of its words
 * @param values what stands before each: words by this prefix, or nothing for what speaks for
 *     itself
 * @param total of those that are not drawn too
 */
public record Figure(String name, String values, List<Bar> bars, long total, boolean byDay) {
  private static final int MOST = 50;

  /**
   * @param share of the largest, in thousandths: for drawing
   * @param address of the entries that are counted; empty where none asks for just these
   */
  public record Bar(String of, long entries, long share, String address) {}

  /** In the order of the counts, all of them. */
  static Figure byDay(String name, Map<String, Long> counts, Function<String, String> address) {
    return of(name, "", counts, Integer.MAX_VALUE, true, address);
  }

  /** The largest first. */
  static Figure largest(
      String name, String values, Map<String, Long> counts, Function<String, String> address) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> sorted.put(it.getKey(), it.getValue()));
    return of(name, values, sorted, MOST, false, address);
  }

  private static Figure of(
      String name,
      String values,
      Map<String, Long> counts,
      int drawn,
      boolean byDay,
      Function<String, String> address) {
    long most = Math.max(1, counts.values().stream().mapToLong(it -> it).max().orElse(1));
    return new Figure(
        name,
        values,
        counts.entrySet().stream()
            .limit(drawn)
            .map(
                it ->
                    new Bar(
                        it.getKey(),
                        it.getValue(),
                        it.getValue() * 1000 / most,
                        address.apply(it.getKey())))
            .toList(),
        counts.values().stream().mapToLong(it -> it).sum(),
        byDay);
  }
}
