// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageSupplyTest {
  private static final LoadCase LOAD = new LoadCase(2048, 1, 1, 4, 3, 2);

  @Test
  void eachMessageIsUsedOnce() {
    List<byte[]> all =
        IntStream.range(0, LOAD.needed()).mapToObj(n -> new byte[] {(byte) n}).toList();
    MessageSupply supply = MessageSupply.of(LOAD, all);
    List<byte[]> used = new ArrayList<>(supply.warmUp());
    supply.runs().forEach(used::addAll);
    assertThat(used).containsExactlyElementsOf(all);
    assertThat(supply.runs()).hasSize(2).allSatisfy(run -> assertThat(run).hasSize(3));
    assertThat(supply.averageBytes()).isEqualTo(1);
  }

  @Test
  void planWithoutMessagesOrRuns_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LOAD.withMessages(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LOAD.withRuns(0));
  }
}
