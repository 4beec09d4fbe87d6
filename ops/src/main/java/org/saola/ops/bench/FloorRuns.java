// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.saola.ops.demo.Progress;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;

/** Measures the {@link Floors}: what no hub can do without, each by itself. */
record FloorRuns(BenchPlan plan, Progress progress, Clock clock, SecureRandom random) {
  private static final int SMALL = 2 * 1024;
  private static final int LARGE = 100 * 1024;
  private static final int FSYNCS = 100;
  private static final int ENCRYPTIONS = 2000;

  /**
   * @param entriesPerMessage that the hub under the same load makes
   */
  Floors measure(Path root, MainLoad.Measured main, int entriesPerMessage) throws IOException {
    var aes = new AesGcmFloor(random);
    aes.measure(SMALL, ENCRYPTIONS);
    aes.measure(LARGE, ENCRYPTIONS);
    List<Double> fsync = new ArrayList<>();
    for (int run = 0; run < plan.main().runs(); run++) {
      fsync.add(new FsyncFloor(root).measure(FSYNCS));
    }
    return new Floors(
        Spread.of(main.checkMillis()),
        Spread.of(main.busyCheckMillis()),
        logAppend(root.resolve("log-floor")),
        entriesPerMessage,
        ServerFigures.of(main.relay()),
        spread(run -> aes.measure(SMALL, ENCRYPTIONS)),
        spread(run -> aes.measure(LARGE, ENCRYPTIONS / 10)),
        Spread.of(fsync));
  }

  /** A figure that is taken as often as the load is run. */
  Spread spread(IntFunction<Double> figure) {
    return Spread.of(IntStream.range(0, plan.main().runs()).mapToObj(figure).toList());
  }

  /** CPU of each check, run by run. */
  static List<Double> signatureChecks(Directory directory, MessageSupply messages)
      throws SealRefused {
    SignatureFloor floor = new SignatureFloor(directory, Clock.systemUTC());
    floor.measure(messages.warmUp().isEmpty() ? messages.runs().getFirst() : messages.warmUp());
    List<Double> millis = new ArrayList<>();
    for (List<byte[]> run : messages.runs()) {
      millis.add(floor.measure(run));
    }
    return millis;
  }

  private Spread logAppend(Path folder) throws IOException {
    LogFloor floor = new LogFloor(folder, clock, random);
    int batches = Math.max(1, plan.main().messages() / plan.batch());
    floor.measure(Math.max(1, plan.main().warmUp() / plan.batch()), plan.batch());
    return spread(run -> floor.measure(batches, plan.batch()));
  }
}
