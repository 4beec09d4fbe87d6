// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Tlp;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** What only a holder may ask and do with what another has sent. */
class PassingOnTest extends AmongHolders {
  @Test
  void onlyAHolderAsksToForward_andOnlyTheOriginator() throws Exception {
    Sealed target = original();
    refused(
        THIRD,
        about("forward-request/1", THIRD, target, ORIGINATOR).seal(),
        RefusalCode.NOT_A_HOLDER);
    refused(
        HOLDER,
        about("forward-request/1", HOLDER, target, "EUROPOL").seal(),
        RefusalCode.NOT_TO_THE_ORIGINATOR);
    taken(HOLDER, about("forward-request/1", HOLDER, target, ORIGINATOR).seal());
    Sealed passedOn = taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    refused(
        THIRD,
        about("forward-request/1", THIRD, passedOn, HOLDER).seal(),
        RefusalCode.TARGET_OF_WRONG_TYPE);
    taken(THIRD, about("forward-request/1", THIRD, target, ORIGINATOR).seal());
  }

  @Test
  void onlyAHolderPassesOn_andOnlyWhatItHas() throws Exception {
    Sealed target = original();
    refused(
        THIRD, forward(THIRD, target, null, "EUROPOL").handling().seal(), RefusalCode.NOT_A_HOLDER);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD)
            .handling()
            .part("persons", true, List.of(THIRD))
            .seal(),
        RefusalCode.FORWARD_MISMATCH);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD)
            .handling()
            .forwarding(Digest.of(new byte[] {7}), null)
            .seal(),
        RefusalCode.UNKNOWN_TARGET);
    refused(
        HOLDER,
        TestMessage.from(hub, HOLDER).forwarding(target.manifest(), null).to(THIRD).report().seal(),
        RefusalCode.PARTS_MISMATCH);
    taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
  }

  @Test
  void aMarkingIsNotWeakenedOnTheWay() throws Exception {
    Sealed target = original(HandlingCode.H1);
    refused(
        HOLDER, forward(HOLDER, target, null, THIRD).handling().seal(), RefusalCode.MARKING_WEAKER);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD).handling(HandlingCode.H1).tlp(Tlp.GREEN).seal(),
        RefusalCode.MARKING_WEAKER);
    Sealed on =
        taken(HOLDER, forward(HOLDER, target, null, THIRD).handling(HandlingCode.H1).seal());
    refused(
        THIRD, forward(THIRD, on, null, "EUROPOL").handling().seal(), RefusalCode.MARKING_WEAKER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Tlp.class,
      names = {"AMBER_STRICT", "RED"})
  void whatStaysWithinTheOrganisationIsNotPassedOn(Tlp tlp) throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).tlp(tlp).to(HOLDER).report().seal());
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD).handling().tlp(tlp).seal(),
        RefusalCode.NO_PERMITTED_RECIPIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "correction/1", "erasure/1"})
  void whatWasTakenBackIsNotPassedOnAnyMore_alsoNotByThoseWhoHaveItFromAnother(String type)
      throws Exception {
    Sealed target = original();
    Sealed on = taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER, THIRD).seal());
    refused(
        HOLDER, forward(HOLDER, target, null, "EUROPOL").handling().seal(), RefusalCode.WITHDRAWN);
    refused(THIRD, forward(THIRD, on, null, "EUROPOL").handling().seal(), RefusalCode.WITHDRAWN);
  }
}
