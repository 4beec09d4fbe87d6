// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.notice.Event;

/** Whose each operation was, and to whom it disclosed, by what the hub writes into its entry. */
class OperationTest {
  private static final Set<Event> SEEN = EnumSet.noneOf(Event.class);

  @ParameterizedTest
  @CsvSource({
    // event, from, to: whose, to whom
    "ACCEPTED, NL-CUSTOMS, '', NL-CUSTOMS, ''",
    "CONSIGNED, NL-CUSTOMS, FR-POLICE, NL-CUSTOMS, FR-POLICE",
    "READ_BY_OFFICER, NL-CUSTOMS, FR-POLICE, FR-POLICE, ''",
    "CONFIRMED, FR-POLICE, '', FR-POLICE, ''",
    "CONSULTED, FR-POLICE, '', FR-POLICE, ''",
    "EXPORTED, FR-POLICE, '', FR-POLICE, ''",
    "ERASED, '', '', '', ''"
  })
  void eachIsOfWhoDidIt(Event event, String from, String to, String whose, String toWhom) {
    Operation operation =
        new Operation(
            7, Instant.EPOCH, Processing.ERASURE, event, from, to, "", "", "", "", "", "", "", "");
    SEEN.add(event);
    assertThat(operation.agency()).isEqualTo(whose);
    assertThat(operation.recipient()).isEqualTo(toWhom);
  }

  @AfterAll
  static void noneIsLeftOut() {
    assertThat(SEEN).isEqualTo(Processing.EVENTS);
  }
}
