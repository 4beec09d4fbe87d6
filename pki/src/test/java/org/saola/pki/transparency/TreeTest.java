// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
  private static final NaiveTree NAIVE = NaiveTree.of(1500);

  @Test
  void everySizeToSixHundred_hasTheRootOfTheRecursiveDefinition() {
    Tree tree = Tree.empty();
    for (int size = 0; size <= 600; size++) {
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).as("root of %d", size).isEqualTo(NAIVE.root(0, size));
      tree.append(List.of(NaiveTree.leaf(size)));
    }
  }

  @Test
  void everySizeToSixHundred_opensFromItsTilesAndGoesOn() throws Exception {
    MemoryLog log = new MemoryLog();
    for (int size = 0; size <= 600; size++) {
      log.tree = Tree.open(log, size, NAIVE.root(0, size));
      log.append(List.of(NaiveTree.leaf(size)));
    }
    assertThat(log.tree.root()).isEqualTo(NAIVE.root(0, 601));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBatches_publishWhatOneBatchPublishes(long seed) throws Exception {
    Random random = new Random(seed);
    MemoryLog log = new MemoryLog();
    int size = 0;
    while (size < 1200) {
      int next = Math.min(NAIVE.leaves().size(), size + random.nextInt(300));
      log.append(NAIVE.leaves().subList(size, next));
      size = next;
      assertThat(log.tree.root()).isEqualTo(NAIVE.root(0, size));
      if (random.nextBoolean()) {
        log.tree = Tree.open(log, size, NAIVE.root(0, size));
      }
    }
    Map<String, byte[]> atOnce = Tree.empty().append(NAIVE.leaves().subList(0, size));
    assertThat(log.files).containsAllEntriesOf(atOnce);
  }

  @Test
  void sizeOf70000_hasTheTilesThatTheSpecificationNames() {
    Map<String, byte[]> files = Tree.empty().append(NaiveTree.of(70_000).leaves());
    assertThat(files.keySet().stream().filter(path -> path.matches("tile/0/[0-9]+"))).hasSize(273);
    assertThat(files.get("tile/0/273.p/112")).hasSize(112 * 32);
    assertThat(files.get("tile/1/000")).hasSize(256 * 32);
    assertThat(files.get("tile/1/001.p/17")).hasSize(17 * 32);
    assertThat(files.get("tile/2/000.p/1")).hasSize(32);
    assertThat(files.get("tile/entries/273.p/112")).hasSize(112 * 34);
    assertThat(files).hasSize(2 * 273 + 2 + 1 + 1 + 1);
  }

  @Test
  void levelOneTile_holdsTheRootsOfFullTiles() {
    Map<String, byte[]> files = Tree.empty().append(NAIVE.leaves().subList(0, 600));
    ByteBuffer levelOne = ByteBuffer.wrap(files.get("tile/1/000.p/2"));
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    levelOne.get(first).get(second);
    assertThat(first).isEqualTo(NAIVE.root(0, 256));
    assertThat(second).isEqualTo(NAIVE.root(256, 512));
  }

  @Test
  void append_returnsOnlyWhatChanged() {
    Tree tree = Tree.empty();
    tree.append(NAIVE.leaves().subList(0, 300));
    assertThat(tree.append(List.of())).isEmpty();
    assertThat(tree.append(NAIVE.leaves().subList(300, 301)))
        .containsOnlyKeys("tile/entries/001.p/45", "tile/0/001.p/45");
  }

  @Test
  void indexesFromOneThousandOn_takeMorePathElements() {
    assertThat(TilePath.tile(3, 999, 256)).hasToString("tile/3/999");
    assertThat(TilePath.tile(0, 1067, 256)).hasToString("tile/0/x001/067");
    assertThat(TilePath.bundle(1_234_067, 5)).hasToString("tile/entries/x001/x234/067.p/5");
    assertThat(TilePath.tile(0, 1_000_000, 255)).hasToString("tile/0/x001/x000/000.p/255");
  }

  @Test
  void longestLeaf_isKept_andALongerOneChangesNothing() throws Exception {
    MemoryLog log = new MemoryLog();
    byte[] longest = new byte[0xffff];
    log.append(List.of(longest, new byte[0]));
    byte[] root = log.tree.root();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.tree.append(List.of(new byte[1], new byte[0x10000])));
    assertThat(log.tree.size()).isEqualTo(2);
    assertThat(log.tree.root()).isEqualTo(root);
    assertThat(Tree.open(log, 2, root).root()).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 600, 1300})
  void open_refusesAnotherRoot(int size) {
    MemoryLog log = MemoryLog.of(size);
    assertRefused(() -> Tree.open(log, size, NAIVE.root(0, size - 1)), "gives the root");
  }

  @Test
  void open_refusesAChangedEdge() {
    for (String path : List.of("tile/0/002.p/88", "tile/1/000.p/2")) {
      MemoryLog log = MemoryLog.of(600);
      byte[] root = log.tree.root();
      log.files.get(path)[40] ^= 1;
      assertRefused(() -> Tree.open(log, 600, root), "gives the root");
    }
  }

  @Test
  void open_refusesAnEdgeBundleThatDisagreesWithItsTile() {
    MemoryLog log = MemoryLog.of(600);
    byte[] root = log.tree.root();
    log.files.get("tile/entries/002.p/88")[34 + 2] ^= 1;
    assertRefused(() -> Tree.open(log, 600, root), "leaf 513 in tile/entries/002.p/88");
  }

  @Test
  void open_refusesAMissingOrShortenedEdge() {
    MemoryLog log = MemoryLog.of(600);
    byte[] root = log.tree.root();
    byte[] tile = log.files.remove("tile/0/002.p/88");
    assertRefused(() -> Tree.open(log, 600, root), "tile/0/002.p/88 is missing");
    log.files.put("tile/0/002.p/88", java.util.Arrays.copyOf(tile, tile.length - 1));
    assertRefused(() -> Tree.open(log, 600, root), "2815 bytes, not 2816");
  }

  @Test
  void open_takesTheBeginningOfAFullTileWherePartialOnesAreGone() throws Exception {
    MemoryLog log = MemoryLog.of(600);
    byte[] root = log.tree.root();
    log.append(NAIVE.leaves().subList(600, 1500));
    log.files.keySet().removeIf(path -> path.contains("002.p/"));
    Tree reopened = Tree.open(log, 600, root);
    reopened.append(NAIVE.leaves().subList(600, 1500));
    assertThat(reopened.root()).isEqualTo(log.tree.root());
  }

  @Test
  void open_readsTheRightEdgeOnly() throws Exception {
    MemoryLog log = MemoryLog.of(1300);
    log.files
        .keySet()
        .retainAll(List.of("tile/0/005.p/20", "tile/1/000.p/5", "tile/entries/005.p/20"));
    assertThat(Tree.open(log, 1300, NAIVE.root(0, 1300)).size()).isEqualTo(1300);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
    assertThatExceptionOfType(LogRefused.class).isThrownBy(call).withMessageContaining(why);
  }

  @Test
  void fullTiles_leaveNoEmptyPartialOnes() {
    assertThat(Tree.empty().append(NAIVE.leaves().subList(0, 256)))
        .containsOnlyKeys("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
    Map<String, byte[]> files = Tree.empty().append(NaiveTree.of(65_536).leaves());
    assertThat(files).containsKeys("tile/1/000", "tile/2/000.p/1").hasSize(256 + 256 + 1 + 1);
  }

  @Test
  void saltedLeaf_isTheDigestOfSaltAndEntry() {
    byte[] both = {1, 2, 3};
    assertThat(Leaf.salted(new byte[] {1, 2}, new byte[] {3})).isEqualTo(Sha256.of(both));
  }
}
