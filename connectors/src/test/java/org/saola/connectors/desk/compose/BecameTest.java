// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;

/** Reached is who has a part of an accepted message and did not lose it on the way. */
class BecameTest {
  private static final MessageId ID = new MessageId("01936f2e-0000-7000-8000-000000000001");
  private static final AgencyId GOT_IT = new AgencyId("NL-CUSTOMS");
  private static final AgencyId REFUSED_IT = new AgencyId("BE-CITES");
  private static final AgencyId GOT_NO_PART = new AgencyId("FR-POLICE");
  private static final AgencyId LOST_IT = new AgencyId("BR-CUSTOMS");
  private static final AgencyId TOO_LATE = new AgencyId("EUROPOL");

  @Test
  void ofAnAcceptedMessage_whoGotNoPartOrLostItWasNotReached() {
    SentPages.Became became = became(Outcome.State.ACCEPTED);
    assertThat(became.reached()).containsExactly(GOT_IT, REFUSED_IT);
    assertThat(became.notReached()).containsExactly(GOT_NO_PART, LOST_IT, TOO_LATE);
  }

  @Test
  void ofARefusedMessage_nobodyWasReached() {
    SentPages.Became became = became(Outcome.State.REFUSED);
    assertThat(became.reached()).isEmpty();
    assertThat(became.notReached()).hasSize(5);
  }

  private static SentPages.Became became(Outcome.State state) {
    var outcome =
        new Outcome(
            ID,
            new TypeId("recall/1"),
            null,
            Instant.EPOCH,
            state,
            null,
            null,
            null,
            List.of(
                recipient(GOT_IT, List.of("recall"), null),
                recipient(REFUSED_IT, List.of("recall"), "DIGEST_MISMATCH"),
                recipient(GOT_NO_PART, List.of(), null),
                recipient(LOST_IT, List.of("recall"), "DEAD_LETTERED"),
                recipient(TOO_LATE, List.of("recall"), "EXPIRED")));
    return new SentPages.Became(outcome, "1", ID);
  }

  private static Outcome.Recipient recipient(
      AgencyId agency, List<String> parts, @Nullable String rejected) {
    return new Outcome.Recipient(agency, null, parts, List.of(), null, null, null, rejected);
  }
}
