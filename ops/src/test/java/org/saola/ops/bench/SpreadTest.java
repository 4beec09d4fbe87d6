// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void oddNumberOfFigures_medianIsTheMiddleOne() {
    assertThat(Spread.of(List.of(3.0, 100.0, 1.0))).isEqualTo(new Spread(3, 1, 100));
  }

  @Test
  void evenNumberOfFigures_medianLiesBetweenTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void figuresAreCutToFourDecimals() {
    assertThat(Spread.of(List.of(0.123456))).isEqualTo(new Spread(0.1235, 0.1235, 0.1235));
  }

  @Test
  void formatsThreeColumns() {
    assertThat(new Spread(1.5, 1, 12.25).format(2)).isEqualTo("      1.50      1.00     12.25");
  }

  @Test
  void noFigures_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
  }
}
