// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.message.vocabulary.ContainerNumberValidator.hasItsCheckDigit;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerNumberTest {
  // The first is the example that ISO 6346 is usually explained with; the last one's remainder is
  // 10, which is written 0.
  @ParameterizedTest
  @CsvSource({"CSQU305438, 3", "MSCU620488, 3", "TEMU715509, 9", "HLXU208114, 8", "LLLU900009, 0"})
  void oneDigitOfTenIsRight(String number, int right) {
    assertThat(IntStream.range(0, 10).filter(digit -> hasItsCheckDigit(number + digit)))
        .containsExactly(right);
  }

  @Test
  void aSlipOfTheKeyboardShows() {
    assertThat(hasItsCheckDigit("CSQU3054383")).isTrue();
    assertThat(hasItsCheckDigit("CSQU3045383")).as("two digits exchanged").isFalse();
    assertThat(hasItsCheckDigit("CSQU3054373")).as("another digit").isFalse();
    assertThat(hasItsCheckDigit("CSOU3054383")).as("O for Q").isFalse();
  }
}
