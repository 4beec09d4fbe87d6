// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saola.ops.demo.Progress;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.Tree;

/** Appends to a log and proves in it at growing sizes; its tiles are kept in memory. */
final class LogGrowth {
  private static final int LEAF_BYTES = 32;
  private static final int FIRST = 1000;
  private static final int TIMES_TEN = 10;
  private static final int BATCH = 150;
  private static final int BATCHES = 20;
  private static final int PROOFS = 1500;
  private static final int WIDE = 65_536;

  /** Else the smallest log pays for what the compiler has not seen yet. */
  private static final int WARM_UP = 6;

  private static final double MICROS = 1000;

  private final LogKeys keys;
  private final Clock clock;
  private final SecureRandom random;
  private final Progress progress;
  private final Tree tree = Tree.empty();
  private final Map<String, byte[]> tiles = new HashMap<>();

  LogGrowth(Path folder, Clock clock, SecureRandom random, Progress progress) throws IOException {
    this.keys = LogKeys.create(folder, "saola.bench/growth", random);
    this.clock = clock;
    this.random = random;
    this.progress = progress;
  }

  /** At each power of ten up to {@code largest}. */
  List<LogFigures> measure(int largest, int runs) throws IOException {
    warmUp();
    List<LogFigures> figures = new ArrayList<>();
    for (long leaves = FIRST; leaves <= largest; leaves *= TIMES_TEN) {
      grow(leaves);
      List<Double> appending = new ArrayList<>();
      List<Double> included = new ArrayList<>();
      List<Double> consistent = new ArrayList<>();
      List<Double> ranges = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        appending.add(append(BATCH, BATCHES));
        included.add(prove(Proofs::inclusion));
        consistent.add(prove(LogGrowth::consistency));
        ranges.add(prove(LogGrowth::range));
      }
      figures.add(
          new LogFigures(
              (int) leaves,
              BATCH,
              Spread.of(appending),
              Spread.of(included),
              Spread.of(consistent),
              Spread.of(ranges)));
      progress.count("  log of %d leaves".formatted(leaves));
    }
    progress.say("  log of %d leaves".formatted(tree.size()));
    return figures;
  }

  private void warmUp() throws IOException {
    for (int round = 0; round < WARM_UP; round++) {
      append(BATCH, 1);
      prove(Proofs::inclusion);
      prove(LogGrowth::consistency);
      prove(LogGrowth::range);
    }
  }

  private interface Proving {
    /**
     * @param at a leaf of the log
     */
    Object by(Proofs proofs, long at, long size) throws LogRefused, IOException;
  }

  private static Object consistency(Proofs proofs, long at, long size)
      throws LogRefused, IOException {
    return proofs.consistency(at + 1, size);
  }

  private static Object range(Proofs proofs, long at, long size) throws LogRefused, IOException {
    return proofs.range(at, Math.min(size, at + LogFigures.RANGE), size);
  }

  private void grow(long leaves) {
    while (tree.size() < leaves) {
      keep(tree.append(leaves((int) Math.min(WIDE, leaves - tree.size()))));
    }
  }

  private double append(int batch, int batches) {
    List<List<byte[]>> leaves =
        IntStream.range(0, batches).mapToObj(each -> leaves(batch)).toList();
    List<Map<String, byte[]>> grown = new ArrayList<>();
    ThreadCpu cpu = ThreadCpu.start();
    for (List<byte[]> each : leaves) {
      grown.add(tree.append(each));
      keys.sign(tree.size(), tree.root(), clock.instant());
    }
    double micros = cpu.millis() * MICROS / batch / batches;
    grown.forEach(this::keep);
    return micros;
  }

  /** Nobody proves by what is only the log's content: bundles are left out. */
  private void keep(Map<String, byte[]> files) {
    files.forEach(
        (path, content) -> {
          if (!path.startsWith("tile/entries/")) {
            tiles.put(path, content);
          }
        });
  }

  private double prove(Proving proving) throws IOException {
    TileReader reader = path -> Optional.ofNullable(tiles.get(path));
    var proofs = new Proofs(reader);
    long[] leaves = random.longs(PROOFS, 0, tree.size()).toArray();
    ThreadCpu cpu = ThreadCpu.start();
    try {
      for (long leaf : leaves) {
        proving.by(proofs, leaf, tree.size());
      }
    } catch (LogRefused e) {
      throw new IllegalStateException("a log of our own does not prove", e);
    }
    return cpu.millis() * MICROS / PROOFS;
  }

  private List<byte[]> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            each -> {
              byte[] leaf = new byte[LEAF_BYTES];
              random.nextBytes(leaf);
              return leaf;
            })
        .toList();
  }
}
