// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** What it costs to check one sender's signature, and no hub can leave that out. */
final class SignatureFloor {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MINIMUM_SUITE = 1;

  private final Directory directory;
  private final Clock clock;

  SignatureFloor(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** CPU milliseconds for each check, by this thread; parsing is not counted. */
  double measure(List<byte[]> messages) throws SealRefused {
    List<SignedManifest> manifests = new ArrayList<>();
    for (byte[] message : messages) {
      manifests.add(SealedMessage.parse(message, MAX_BYTES).signedManifest().orElseThrow());
    }
    ThreadCpu cpu = ThreadCpu.start();
    for (SignedManifest manifest : manifests) {
      manifest.verify(directory, MINIMUM_SUITE, clock.instant());
    }
    return cpu.millis() / manifests.size();
  }

  /** The same for each thread, while every core checks: as it is under load. */
  double measureOnEveryCore(List<byte[]> messages) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Callable<Double>> checks = Collections.nCopies(cores, () -> measure(messages));
    double millis = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (Future<Double> check : threads.invokeAll(checks)) {
        millis += check.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a signature of the benchmark's own does not hold", e);
    }
    return millis / cores;
  }
}
