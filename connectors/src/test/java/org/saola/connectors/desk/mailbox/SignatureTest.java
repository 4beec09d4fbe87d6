// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final long SEED = 20261122;
  private final Random random = new Random(SEED);

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (random.nextInt(7) == 0 ? ' ' : 'a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void nothingThatStandsThereIsDenied() {
    for (int length : new int[] {0, 1, 2, 3, 40, 4_000, 300_000}) {
      String text = text(length);
      Signature signature = Signature.of(List.of("über", text));
      assertThat(signature.mayHold("über")).isTrue();
      for (int i = 0; i < 200 && length > 0; i++) {
        int from = random.nextInt(length);
        String word = text.substring(from, Math.min(length, from + 1 + random.nextInt(12)));
        assertThat(signature.mayHold(word)).as("seed %d, %s", SEED, word).isTrue();
      }
    }
  }

  @Test
  void mostOfWhatDoesNotStandThereIsDenied() {
    Signature signature = Signature.of(List.of(text(4_000)));
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      admitted += signature.mayHold("q" + text(7).replace(' ', 'x')) ? 1 : 0;
    }
    assertThat(admitted).as("seed %d", SEED).isLessThan(100);
  }
}
