// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.connectors.compose.Preview;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer;

/** What an officer is told to be otherwise than before. */
class SinceTest {
  private static final Recipient POLICE = to("FR-POLICE");
  private static final Recipient EUROPOL = to("EUROPOL");
  private static final Recipient CUSTOMS = to("NL-CUSTOMS");

  private static Recipient to(String agency) {
    return new Recipient(new AgencyId(agency), null);
  }

  private static Preview preview(List<Recipient> to, List<Recipient> getting) {
    return new Preview(
        to,
        new DecisionAnswer.Ruling(true, List.of()),
        getting.stream().map(it -> new Ruled("report", it, List.of())).toList(),
        List.of(),
        new Preview.Versions(null, new Digest("0".repeat(64))));
  }

  @Test
  void whoGetsNothingNeitherCameNorLeft() {
    Previewed before = Preview.shown(List.of(preview(List.of(POLICE, EUROPOL), List.of(POLICE))));
    List<Recipient> now = List.of(POLICE, CUSTOMS);
    assertThat(Since.of(before, List.of(preview(now, List.of(POLICE)))).isNothing()).isTrue();
    assertThat(Since.of(before, List.of(preview(now, now))).came()).containsExactly(CUSTOMS);
    Since others = Since.of(before, List.of(preview(List.of(CUSTOMS), List.of(CUSTOMS))));
    assertThat(others.left()).containsExactly(POLICE);
  }
}
