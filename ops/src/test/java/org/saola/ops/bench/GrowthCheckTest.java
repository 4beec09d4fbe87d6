// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each kind of growth is found, and level figures with noise are not taken for it. */
class GrowthCheckTest {
  private static final long MIB = 1024 * 1024;

  private static List<GrowthSample> samples(LongFunction<GrowthSample> sample) {
    return LongStream.rangeClosed(1, 40).mapToObj(sample).toList();
  }

  private static GrowthSample level(long i) {
    long noise = i % 3 * MIB;
    return new GrowthSample(
        i * 5000,
        i,
        90 * MIB + noise,
        200 + i % 2,
        0,
        64 * MIB,
        i * MIB,
        i * 10_000,
        0,
        7 + i * 15_000);
  }

  private static GrowthSample with(
      long i, long heap, long files, long queued, long journal, long entries) {
    GrowthSample level = level(i);
    return new GrowthSample(
        level.messages(),
        level.seconds(),
        level.heapBytes() + heap,
        level.openFiles() + files,
        queued,
        level.journalBytes() + journal,
        level.databaseBytes(),
        level.rows(),
        level.passing(),
        level.entries() + entries);
  }

  @Test
  void levelFiguresHold() {
    assertThat(new GrowthCheck(samples(GrowthCheckTest::level)).faults()).isEmpty();
  }

  @Test
  void eachKindOfGrowthIsFound() {
    assertThat(new GrowthCheck(samples(i -> with(i, i * MIB, 0, 0, 0, 0))).faults())
        .singleElement()
        .asString()
        .startsWith("heap bytes");
    assertThat(new GrowthCheck(samples(i -> with(i, 0, i, 0, 0, 0))).faults())
        .singleElement()
        .asString()
        .startsWith("open files");
    assertThat(new GrowthCheck(samples(i -> with(i, 0, 0, 0, 8 * i * MIB, 0))).faults())
        .singleElement()
        .asString()
        .startsWith("bytes of the journal");
    assertThat(new GrowthCheck(samples(i -> with(i, 0, 0, i == 30 ? 1 : 0, 0, 0))).faults())
        .singleElement()
        .asString()
        .contains("1 lie in queues");
    assertThat(new GrowthCheck(samples(i -> with(i, 0, 0, 0, 0, i == 25 ? 1 : 0))).faults())
        .singleElement()
        .asString()
        .startsWith("log entries");
  }

  @Test
  void theChartShowsEveryFigure() {
    String svg = new GrowthChart(samples(GrowthCheckTest::level)).svg();
    assertThat(svg).contains("live heap", "open files", "log entries", "200,000 messages");
    assertThat(svg.split("<polyline")).hasSize(7);
  }
}
