// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubHoldTest {
  private static final String MOVED = "this hub was moved to another machine";
  private static final String RESTORED = "a restore was not finished";

  @TempDir private Path home;
  private HubHold hold;

  @BeforeEach
  void create() {
    hold = new HubHold(home);
  }

  @Test
  void withoutAHold_theHubMayStart() {
    assertThat(hold.isPut()).isFalse();
    assertThatCode(hold::requireNone).doesNotThrowAnyException();
  }

  @Test
  void eachReasonHoldsByItself_untilItIsLifted() throws IOException {
    hold.put(MOVED);
    hold.put(RESTORED);
    hold.put(MOVED);
    assertThat(home.resolve(HubHold.FILE)).hasContent(MOVED + "\n" + RESTORED + "\n");
    hold.lift(MOVED);
    assertThatThrownBy(hold::requireNone)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(RESTORED)
        .hasMessageNotContaining(MOVED);
    hold.lift(RESTORED);
    assertThat(hold.isPut()).isFalse();
  }

  @Test
  void aReasonThatWasNotPut_liftsNothing() throws IOException {
    hold.put(MOVED);
    hold.lift(RESTORED);
    assertThat(hold.isPut()).isTrue();
  }

  @Test
  void anEmptyFile_isAHoldThatStaysWhenOthersAreLifted() throws IOException {
    Files.createFile(home.resolve(HubHold.FILE));
    hold.put(MOVED);
    hold.lift(MOVED);
    assertThatThrownBy(hold::requireNone).hasMessageContaining("says nothing");
  }
}
