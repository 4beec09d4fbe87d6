// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.DamagedLeaf;

/** Paper is bounded, however long the log is. */
class AnnexTest {
  private static final int MOST = 300;

  @Test
  void paperHasTheFirstOperations_andSaysHowManyItLeavesOut() {
    Annex.Paper paper = new Annex.Paper();
    for (int index = 0; index < MOST + 7; index++) {
      paper.add(
          new Operation(
              index,
              Instant.EPOCH,
              Processing.DISCLOSURE,
              Event.CONSIGNED,
              "NL-CUSTOMS",
              "BE-CITES",
              "",
              "",
              "",
              "",
              "",
              "",
              "",
              ""));
    }
    assertThat(paper.sheet().rows()).hasSize(MOST);
    assertThat(paper.sheet().rows().getLast().index()).isEqualTo(MOST - 1);
    assertThat(paper.sheet().more()).isEqualTo(7);
    paper.damaged(new DamagedLeaf(MOST + 7, false));
    assertThat(paper.sheet().more()).isEqualTo(8);
  }
}
