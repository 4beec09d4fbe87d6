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
 * Counts what was processed in a span of days, by whom, for whom and for which class of reason:
 * Directive (EU) 2016/680, Art. 25. However many entries there are, it grows with kinds and days
 * alone.
 */
public final class Processed {
  private final Map<Kind, Long> counts = new HashMap<>();

  /**
   * One kind of processing on one day (UTC). Empty text where an entry does not say, or where what
   * it says is not asked for.
   *
   * @param actor the auditor who looked; of officers the log knows no name
   * @param reason the purpose for which a message was sent, or for which the log was consulted
   * @param basis the legal basis on which a message was sent
   */
  public record Kind(
      LocalDate day,
      Processing processing,
      Event event,
      String from,
      String to,
      String actor,
      String type,
      String reason,
      String basis) {
    /** On whatever day. */
    private Kind ofAnyDay() {
      return new Kind(LocalDate.EPOCH, processing, event, from, to, actor, type, reason, basis);
    }
  }

  void add(Operation operation) {
    counts.merge(
        new Kind(
            operation.at().atOffset(ZoneOffset.UTC).toLocalDate(),
            operation.processing(),
            operation.event(),
            operation.from(),
            operation.to(),
            operation.actor(),
            operation.type(),
            operation.reason(),
            operation.basis()),
        1L,
        Long::sum);
  }

  /** All that was counted, day by day. */
  List<Sum> days() {
    return counts.entrySet().stream()
        .map(it -> new Sum(it.getKey(), it.getKey().day(), it.getKey().day(), it.getValue()))
        .sorted(Comparator.comparing(Sum::first).thenComparing(it -> it.kind().toString()))
        .toList();
  }

  /**
   * @param first the first day on which there was one
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
    Map<Kind, Sum> sums = new HashMap<>();
    counts.forEach(
        (kind, count) -> {
          if (which.test(kind)) {
            Kind key = alike.apply(kind.ofAnyDay());
            sums.merge(key, new Sum(key, kind.day(), kind.day(), count), Sum::and);
          }
        });
    List<Sum> sorted = new ArrayList<>(sums.values());
    sorted.sort(
        Comparator.comparingLong(Sum::entries)
            .reversed()
            .thenComparing(it -> it.kind().toString()));
    return sorted;
  }
}
