// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of a class, one after the other, on one bench whose hub runs. */
abstract class OnOneBench {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path data;
  static FaultBench bench;
  static RawAgency sender;
  static RawAgency recipient;
  static Reports reports;

  @BeforeAll
  static void start() throws Exception {
    bench = FaultBench.create(data);
    bench.startHub();
    sender = bench.agency(FaultBench.SENDER).read();
    recipient = bench.agency(FaultBench.RECIPIENT).read();
    reports = bench.reports(sender, FaultBench.RECIPIENT);
  }

  @AfterAll
  static void stop() throws Exception {
    if (bench != null) {
      bench.close();
      bench = null;
    }
  }
}
