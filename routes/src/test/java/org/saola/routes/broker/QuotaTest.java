// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aReserveMayBeSpentAtOnceAndFillsAgain() {
    var quota = new Quota(10, 100, START);
    assertThat(quota.spend(100, START)).isTrue();
    assertThat(quota.spend(1, START)).isFalse();
    assertThat(quota.spend(9, START.plusSeconds(1))).isTrue();
    assertThat(quota.spend(1, START.plusSeconds(1))).isFalse();
  }

  @Test
  void itNeverHoldsMoreThanItsReserve() {
    var quota = new Quota(10, 100, START);
    quota.giveBack(1000, START);
    assertThat(quota.spend(100, START.plusSeconds(3600))).isTrue();
    assertThat(quota.spend(1, START.plusSeconds(3600))).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeSpentAgain() {
    var quota = new Quota(0, 100, START);
    quota.spend(80, START);
    quota.giveBack(50, START);
    assertThat(quota.spend(70, START)).isTrue();
    assertThat(quota.spend(1, START)).isFalse();
  }

  @Test
  void whoIsRefusedLosesNothingByAsking() {
    var quota = new Quota(1, 2, START);
    assertThat(quota.take(1, START)).isTrue();
    assertThat(quota.take(1, START)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(quota.take(1, START)).isFalse();
    }
    assertThat(quota.take(1, START.plusSeconds(1))).isTrue();
    assertThat(quota.take(1, START.plusSeconds(1))).isFalse();
  }
}
