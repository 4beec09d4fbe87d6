// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a hub grew by more than what it keeps on purpose. The first quarter of the samples, in
 * which caches fill, does not count.
 */
final class GrowthCheck {
  private static final double MIB = 1024 * 1024;

  /** Noise of a full collection: buffers of batches under way, classes loaded late. */
  private static final double HEAP_ALLOWED = 8 * MIB;

  private static final double FILES_ALLOWED = 8;

  /** Two journal files more or less: the broker keeps empty ones for later. */
  private static final double JOURNAL_ALLOWED = 64 * MIB;

  private final List<GrowthSample> samples;

  GrowthCheck(List<GrowthSample> samples) {
    this.samples = List.copyOf(samples.subList(samples.size() / 4, samples.size()));
  }

  /** One sentence for each thing that grew; none when all is as it should be. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    level("heap bytes after a collection", GrowthSample::heapBytes, HEAP_ALLOWED, faults);
    level("open files", GrowthSample::openFiles, FILES_ALLOWED, faults);
    level("bytes of the journal", GrowthSample::journalBytes, JOURNAL_ALLOWED, faults);
    for (GrowthSample each : samples) {
      if (each.queued() + each.passing() > 0) {
        faults.add(
            "after %d messages %d lie in queues and %d rows wait"
                .formatted(each.messages(), each.queued(), each.passing()));
      }
    }
    same("rows of messages and deliveries", GrowthSample::rows, faults);
    same("log entries", GrowthSample::entries, faults);
    return faults;
  }

  private void level(
      String what, ToDoubleFunction<GrowthSample> value, double allowed, List<String> faults) {
    double grown = slope(value) * (last().messages() - first().messages());
    if (grown > allowed) {
      faults.add("%s grew by %.0f over %d messages".formatted(what, grown, spanned()));
    }
  }

  /** As many for each message at the end as at the beginning. */
  private void same(String what, ToDoubleFunction<GrowthSample> value, List<String> faults) {
    double before = value.applyAsDouble(first());
    double each = (value.applyAsDouble(last()) - before) / spanned();
    for (GrowthSample sample : samples) {
      double expected = before + each * (sample.messages() - first().messages());
      if (Math.abs(value.applyAsDouble(sample) - expected) > 0.5 || each != Math.rint(each)) {
        faults.add("%s are not the same number for each message: %.3f".formatted(what, each));
        return;
      }
    }
  }

  /** By least squares, for each message. */
  double slope(ToDoubleFunction<GrowthSample> value) {
    double meanX = samples.stream().mapToDouble(GrowthSample::messages).average().orElse(0);
    double meanY = samples.stream().mapToDouble(value).average().orElse(0);
    double above = 0;
    double below = 0;
    for (GrowthSample each : samples) {
      above += (each.messages() - meanX) * (value.applyAsDouble(each) - meanY);
      below += (each.messages() - meanX) * (each.messages() - meanX);
    }
    return below == 0 ? 0 : above / below;
  }

  private long spanned() {
    return Math.max(1, last().messages() - first().messages());
  }

  private GrowthSample first() {
    return samples.getFirst();
  }

  private GrowthSample last() {
    return samples.getLast();
  }
}
