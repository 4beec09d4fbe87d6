// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.saola.message.notice.Event;

/**
 * Counts what was processed, by whom, for whom and for which class of reason: Directive (EU)
 * 2016/680, Art. 25. However many entries and days there are, it grows with kinds alone.
 */
public final class Processed {
  private final Map<Kind, Sum> sums = new HashMap<>();

  /**
   * One kind of processing. Empty text where an entry does not say, or where what it says is not
   * asked for.
   *
   * @param actor the auditor who looked; of officers the log knows no name
   * @param reason the purpose for which a message was sent, or for which the log was consulted
   * @param basis the legal basis on which a message was sent
   */
  public record Kind(
      Processing processing,
      Event event,
      String from,
      String to,
      String actor,
      String type,
      String reason,
      String basis) {
    static Kind of(Operation operation) {
      return new Kind(
          operation.processing(),
          operation.event(),
          operation.from(),
          operation.to(),
          operation.actor(),
          operation.type(),
          operation.reason(),
          operation.basis());
    }
  }

  void add(Operation operation) {
    LocalDate day = operation.at().atOffset(ZoneOffset.UTC).toLocalDate();
    add(new Sum(Kind.of(operation), day, day, 1), sums);
  }

  private static void add(Sum sum, Map<Kind, Sum> sums) {
    sums.merge(sum.kind(), sum, Sum::and);
  }

  /**
   * @param first the first day (UTC) on which there was one
   * @param last the last day
   */
  public record Sum(Kind kind, LocalDate first, LocalDate last, long entries) {
    private Sum and(Sum other) {
      return new Sum(
          kind,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          entries + other.entries);
    }
  }

  /** What is alike, the most frequent first. */
  List<Sum> sums(Predicate<Kind> which, UnaryOperator<Kind> alike) {
    Map<Kind, Sum> found = new HashMap<>();
    for (Sum sum : sums.values()) {
      if (which.test(sum.kind())) {
        add(new Sum(alike.apply(sum.kind()), sum.first(), sum.last(), sum.entries()), found);
      }
    }
    List<Sum> sorted = new ArrayList<>(found.values());
    sorted.sort(
        Comparator.comparingLong(Sum::entries)
            .reversed()
            .thenComparing(it -> it.kind().toString()));
    return sorted;
  }
}
