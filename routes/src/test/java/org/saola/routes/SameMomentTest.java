// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage.Sealed;
import org.springframework.transaction.support.TransactionTemplate;

/** Two words about one message at the same moment: each was right before the other was there. */
class SameMomentTest extends AmongHolders {
  /**
   * Sends both while a row is locked that both must lock: each was found to be right before the
   * other was there. The first who waits goes first.
   *
   * @return what became of the second
   */
  private static Entry meanwhile(
      Sealed row, String from, Sealed first, String secondFrom, Sealed second) throws Exception {
    hub.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              hub.database()
                  .sql(
                      """
                      select number from message where digest = decode(?, 'hex')
                      for no key update
                      """)
                  .param(row.manifest().value())
                  .query(Long.class)
                  .single();
              sendAndWait(from, first, 1);
              sendAndWait(secondFrom, second, 2);
            });
    TestHub.await(() -> !decided(first).isEmpty() && !decided(second).isEmpty());
    assertThat(decided(first)).extracting(Entry::event).containsExactly(Event.CONSIGNED);
    return decided(second).getFirst();
  }

  private static void sendAndWait(String from, Sealed message, int waiting) {
    try {
      AGENCIES.get(from).send(message.bytes());
      TestHub.await(
          () ->
              hub.database()
                      .sql("select count(*) from pg_locks where not granted")
                      .query(Long.class)
                      .single()
                  >= waiting);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsTakenBackAtTheSameMomentIsNotPassedOn() throws Exception {
    Sealed target = original();
    Sealed recall = about("recall/1", ORIGINATOR, target, HOLDER).seal();
    Sealed on = forward(HOLDER, target, null, THIRD).handling().seal();
    assertRefused(on, meanwhile(target, ORIGINATOR, recall, HOLDER, on), RefusalCode.WITHDRAWN);
  }

  @Test
  void aRecallAlsoGoesToThoseToWhomItIsPassedOnAtTheSameMoment() throws Exception {
    Sealed target = original();
    Sealed on = forward(HOLDER, target, null, THIRD).handling().seal();
    Sealed recall = about("recall/1", ORIGINATOR, target, HOLDER).seal();
    assertRefused(
        recall, meanwhile(target, HOLDER, on, ORIGINATOR, recall), RefusalCode.RECIPIENTS_MISSED);
  }

  @Test
  void nothingIsPassedOnByAConsentThatIsTakenBackAtTheSameMoment() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed consent = consent(target, it -> it);
    Sealed recall = about("recall/1", ORIGINATOR, consent, HOLDER).seal();
    Sealed on = forward(HOLDER, target, consent, THIRD).seal();
    assertRefused(
        on, meanwhile(consent, ORIGINATOR, recall, HOLDER, on), RefusalCode.CONSENT_WITHDRAWN);
  }
}
