// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Purpose;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** What a consent of the originator covers, and what it does not. */
class ConsentTest extends AmongHolders {
  @Test
  void h2IsPassedOnWithAConsentThatCoversIt_andNotWithout() throws Exception {
    Sealed target = original(HandlingCode.H2);
    refused(HOLDER, forward(HOLDER, target, null, THIRD).seal(), RefusalCode.CONSENT_MISSING);
    refused(
        HOLDER, forward(HOLDER, target, null, THIRD).handling().seal(), RefusalCode.MARKING_WEAKER);
    Sealed consent = consent(target, it -> it);
    refused(HOLDER, forward(HOLDER, target, target, THIRD).seal(), RefusalCode.CONSENT_UNKNOWN);
    Sealed on = taken(HOLDER, forward(HOLDER, target, consent, THIRD).seal());
    // The consent was for one recipient: it does not go on from there.
    refused(THIRD, forward(THIRD, on, null, "EUROPOL").seal(), RefusalCode.CONSENT_MISSING);
    Sealed further =
        consent(
            target,
            it -> TestFields.granted("EUROPOL", Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of()));
    taken(THIRD, forward(THIRD, on, further, "EUROPOL").seal());
  }

  @Test
  void eachTermOfAConsentIsHeld() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed consent = consent(target, it -> it);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, "EUROPOL").seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_RECIPIENT);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, THIRD, "EUROPOL").seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_RECIPIENT);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, THIRD).purpose(Purpose.PROSECUTION).seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_PURPOSE);
    Sealed otherParts = consent(target, it -> with(it, Consent.Decision.GRANTED, "persons", 7));
    refused(
        HOLDER,
        forward(HOLDER, target, otherParts, THIRD).seal(),
        RefusalCode.CONSENT_FOR_OTHER_PARTS);
    Sealed yesterday = consent(target, it -> with(it, Consent.Decision.GRANTED, "report", -1));
    refused(HOLDER, forward(HOLDER, target, yesterday, THIRD).seal(), RefusalCode.CONSENT_EXPIRED);
    Sealed no = consent(target, it -> with(it, Consent.Decision.REFUSED, "report", 0));
    refused(HOLDER, forward(HOLDER, target, no, THIRD).seal(), RefusalCode.CONSENT_REFUSED);
    Sealed other = consent(original(HandlingCode.H2), it -> it);
    refused(
        HOLDER,
        forward(HOLDER, target, other, THIRD).seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_MESSAGE);
  }

  @Test
  void anothersConsentIsNoConsent_andOneThatWasTakenBackNeither() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed own = taken(HOLDER, TestMessage.from(hub, HOLDER).to(THIRD).report().seal());
    Sealed holders =
        taken(
            HOLDER,
            about("forward-consent/1", HOLDER, own, THIRD)
                .fields(
                    new FieldsOfType(
                        named(own),
                        null,
                        TestFields.granted(THIRD, Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of()),
                        null))
                .seal());
    refused(
        HOLDER,
        forward(HOLDER, target, holders, THIRD).seal(),
        RefusalCode.CONSENT_NOT_THE_ORIGINATORS);
    Sealed consent = consent(target, it -> it);
    taken(ORIGINATOR, about("recall/1", ORIGINATOR, consent, HOLDER).seal());
    refused(HOLDER, forward(HOLDER, target, consent, THIRD).seal(), RefusalCode.CONSENT_WITHDRAWN);
  }

  private static Consent with(Consent consent, Consent.Decision decision, String part, int days) {
    boolean granted = decision == Consent.Decision.GRANTED;
    return new Consent(
        decision,
        List.of(part),
        consent.recipient(),
        consent.purpose(),
        granted ? LocalDate.now(ZoneOffset.UTC).plusDays(days) : null);
  }
}
