// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.scope.Scope;

/** How long somebody waits before looking again, and how long a report waits for somebody. */
class MakingTest {
  private static final Instant BEGUN = Instant.parse("2026-11-22T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGUN);

  private Making making(Making.Work work) {
    return new Making(sought(Scope.EVERYTHING), work, now::get);
  }

  private static Making.Sought sought(Scope scope) {
    return new Making.Sought(new ReportPages.Wanted("log", "", "", ""), "ines.duarte", scope);
  }

  @ParameterizedTest
  @CsvSource({"30, 0, 2", "30, 100, 20", "30, 300, 3", "30, 390, 2", "3600, 1, 20"})
  void oneLooksAgainAfterAThirdOfWhatIsLeft(long seconds, long read, long again) {
    Making making =
        making(
            progress -> {
              throw new IllegalStateException("not begun");
            });
    now.set(BEGUN.plusSeconds(seconds));
    making.far(read, 400);
    assertThat(making.lookAgain().toSeconds()).isEqualTo(again);
  }

  @Test
  void whatNobodyCameForIsOldAfterTenMinutes() throws Exception {
    Making making =
        making(
            progress -> {
              throw new IllegalStateException("made to its end, in a way");
            });
    now.set(BEGUN.plusSeconds(3_600));
    assertThat(making.isOld()).isFalse();
    making.begin();
    assertThat(catchAll(making)).isInstanceOf(IllegalStateException.class);
    assertThat(making.isOld()).isFalse();
    now.set(BEGUN.plusSeconds(3_600 + 601));
    assertThat(making.isOld()).isTrue();
  }

  @Test
  void ofAnotherScopeItIsAnotherReport() {
    Making making =
        making(
            progress -> {
              throw new IllegalStateException("not begun");
            });
    assertThat(making.isOf(sought(Scope.EVERYTHING))).isTrue();
    assertThat(making.isOf(sought(Scope.of(Set.of(new AgencyId("FR-POLICE")))))).isFalse();
  }

  private static Exception catchAll(Making making) {
    try {
      making.within(Duration.ofSeconds(30));
      throw new AssertionError("it was made");
    } catch (Exception e) {
      return e;
    }
  }
}
