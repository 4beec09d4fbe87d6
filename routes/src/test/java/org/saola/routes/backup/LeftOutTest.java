// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  private final LeftOut leftOut = new LeftOut(Set.of(Path.of("pki")));

  @Test
  void whatIsNamedIsLeftOut() {
    assertThat(leftOut.takes(Path.of("pki"))).isFalse();
    assertThat(leftOut.takes(Path.of("log"))).isTrue();
  }

  /** It may be half of a secret. */
  @Test
  void whatACrashHasLeftOfAFileIsLeftOut_whereverItLies() {
    assertThat(leftOut.takes(Path.of(".new8127"))).isFalse();
    assertThat(leftOut.takes(Path.of("directory", ".new8127"))).isFalse();
    assertThat(leftOut.takes(Path.of("new8127"))).isTrue();
    assertThat(leftOut.takes(Path.of(".new-rules"))).isTrue();
  }
}
