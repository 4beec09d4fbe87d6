// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.Tree;

class PageHashesTest {
  private static final int SIZE = 600;

  private final List<byte[]> leaves =
      IntStream.range(0, SIZE)
          .mapToObj(index -> "leaf %d".formatted(index).getBytes(StandardCharsets.UTF_8))
          .toList();
  private final Map<String, byte[]> files = Tree.empty().append(leaves);
  private final List<String> read = new ArrayList<>();
  private final TileReader tiles =
      path -> {
        read.add(path);
        return Optional.ofNullable(files.get(path));
      };

  @Test
  void eachFileIsReadOnce_howeverManyLeavesOfItAreAskedFor() {
    List<Long> asked = LongStream.range(200, SIZE).filter(i -> i % 3 == 0).boxed().toList();
    Map<Long, String> hashes = new PageHashes(tiles, SIZE).of(asked.reversed());
    assertThat(hashes).containsOnlyKeys(asked);
    hashes.forEach(
        (index, hash) ->
            assertThat(hash)
                .isEqualTo(HexFormat.of().formatHex(Leaf.hash(leaves.get(index.intValue())))));
    assertThat(read).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void aTileThatIsGoneTakesNoOtherWithIt_andWhatIsNotPublishedHasNone() {
    files.keySet().removeIf(path -> path.equals("tile/0/000"));
    assertThat(new PageHashes(tiles, SIZE).of(List.of(0L, 300L, 600L))).containsOnlyKeys(300L);
    assertThat(new PageHashes(tiles, 0).of(List.of(300L))).isEmpty();
  }
}
