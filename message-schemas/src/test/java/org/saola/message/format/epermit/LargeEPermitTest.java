// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.junit.jupiter.api.Test;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;

/** A response of 200 MB is read permit by permit: what is kept does not grow with it. */
class LargeEPermitTest {
  private static final int PERMITS = 20_000;
  private static final long MEGABYTE = 1L << 20;
  private static final long MOST_KEPT = 24 * MEGABYTE;

  @Test
  void memoryStaysFlat() throws Exception {
    String sample = EPermits.sample("v2-live-parrots.xml");
    String permit = sample.substring(sample.indexOf("<doc:CITESEPermit"));
    String padded =
        permit.replace(
            "<b:Name>Johannesburg", "<!--" + " ".repeat(8000) + "--><b:Name>Johannesburg");
    Repeated response =
        new Repeated(
            "<x:Response xmlns:x='urn:CitesDataExchange/v2/'>",
            i -> padded.replace("ZA-000417", "ZA-" + i),
            PERMITS,
            "</x:Response>");
    long before = kept();
    long most = 0;
    long count = 0;
    try (EPermitFile file = EPermitFile.open(response)) {
      for (Outcome outcome : file) {
        assertThat(((Read) outcome).number()).isEqualTo("ZA-" + count);
        count++;
        if (count % 5_000 == 0) {
          most = Math.max(most, kept() - before);
        }
      }
    }
    assertThat(count).isEqualTo(PERMITS);
    assertThat(response.length()).isGreaterThan(190 * MEGABYTE);
    assertThat(most).isLessThan(MOST_KEPT);
  }

  /** What is still reachable after a collection. */
  private static long kept() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(java.util.Objects::nonNull)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
