// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  @Test
  void tenThousandOfAKindAreOneSentence() {
    List<Refusals> told =
        Refusals.of(
            Stream.concat(
                    Stream.of("a row by itself"),
                    Collections.nCopies(10_000, "PARTS_CHANGED: since it was looked at").stream())
                .toList());
    assertThat(told).extracting(Refusals::code).containsExactly("PARTS_CHANGED", "");
    assertThat(told).extracting(Refusals::count).containsExactly(10_000, 1);
    assertThat(told).extracting(Refusals::isOtherwise).containsExactly(true, false);
  }

  @Test
  void ofReasonsThatAreAllOthersSomeAreTold() {
    assertThat(Refusals.of(IntStream.range(0, 10_000).mapToObj(i -> "row " + i).toList()))
        .hasSize(50);
  }
}
