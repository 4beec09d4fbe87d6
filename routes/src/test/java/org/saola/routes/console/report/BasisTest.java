// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A log of which much is damaged is named by its first leaves, and takes no more room. */
class BasisTest {
  @Test
  void allDamagedLeavesAreCounted_andTheFirstNamed() {
    Basis.Damaged damaged = Basis.Damaged.NONE;
    for (long leaf = 10; leaf < 30; leaf++) {
      damaged = damaged.and(leaf);
    }
    assertThat(damaged.names()).startsWith("10, 11, ").endsWith("28, 29");
    damaged = damaged.and(30).and(31);
    assertThat(damaged.leaves()).isEqualTo(22);
    assertThat(damaged.named()).hasSize(20);
    assertThat(damaged.names()).endsWith("28, 29 …");
  }
}
