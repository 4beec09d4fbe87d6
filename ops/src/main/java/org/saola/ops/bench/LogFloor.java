// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Tree;

/** What it costs to append to the log and to sign its new root, without storing anything. */
final class LogFloor {
  private static final int LEAF_BYTES = 32;

  private final LogKeys keys;
  private final Tree tree = Tree.empty();
  private final Clock clock;
  private final SecureRandom random;

  LogFloor(Path folder, Clock clock, SecureRandom random) throws IOException {
    this.keys = LogKeys.create(folder, "saola.bench/log", random);
    this.clock = clock;
    this.random = random;
  }

  /** CPU milliseconds for each leaf, by this thread. */
  double measure(int batches, int batch) {
    List<List<byte[]>> leaves =
        IntStream.range(0, batches)
            .mapToObj(number -> IntStream.range(0, batch).mapToObj(leaf -> leaf()).toList())
            .toList();
    ThreadCpu cpu = ThreadCpu.start();
    for (List<byte[]> each : leaves) {
      tree.append(each);
      keys.sign(tree.size(), tree.root(), clock.instant());
    }
    return cpu.millis() / ((double) batches * batch);
  }

  private byte[] leaf() {
    byte[] leaf = new byte[LEAF_BYTES];
    random.nextBytes(leaf);
    return leaf;
  }
}
