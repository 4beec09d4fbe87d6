// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.routes.authorize.Enquiry.PartAsked;
import org.saola.routes.authorize.Explanation.Answer;

/** What the shipped rules are said to do, and what would have to change, is what they do. */
class ExplanationTest {
  private static final DirectoryDocument DIRECTORY =
      DirectoryDocument.first("test", Instant.EPOCH)
          .with(agency("NL-CUSTOMS", AgencyKind.CUSTOMS, false))
          .with(agency("BE-CITES", AgencyKind.CITES, false))
          .with(agency("FR-POLICE", AgencyKind.POLICE, false))
          .with(agency("EUROPOL", AgencyKind.EUROPOL, false))
          .with(agency("BR-CUSTOMS", AgencyKind.CUSTOMS, true))
          .with(new Group("@watch", List.of("BE-CITES", "FR-POLICE")));

  private static Agency agency(String id, AgencyKind kind, boolean third) {
    return new Agency(id, kind, null, third, List.of(), List.of());
  }

  private static Enquiry enquiry(String type, String from, String to, String via, String part) {
    return new Enquiry(
        new AgencyId(from),
        List.of(new Recipient(new AgencyId(to), via)),
        List.of(new PartAsked(part, part.equals("persons"))),
        new TypeId(type),
        Tlp.AMBER,
        Set.of(),
        Level.BASIC_PROTECTION,
        Purpose.INVESTIGATION,
        Urgency.ORDINARY,
        null,
        false);
  }

  private static Explanation explain(Enquiry enquiry) throws Exception {
    return RuleBook.open(RuleTable.RULES).explain(enquiry, DIRECTORY);
  }

  private static Answer only(Enquiry enquiry) throws Exception {
    return explain(enquiry).parts().getFirst().answer();
  }

  @Test
  void whatIsPermittedNamesItsRuleInWords() throws Exception {
    Explanation explanation =
        explain(enquiry("seizure-report/1", "NL-CUSTOMS", "FR-POLICE", null, "persons"));
    assertThat(explanation.submit().ruling().permitted()).isTrue();
    Answer answer = explanation.parts().getFirst().answer();
    assertThat(answer.ruling().permitted()).isTrue();
    assertThat(answer.rules().getFirst().sentence()).startsWith("Permits: any agency may receive");
    assertThat(answer.changes()).isEmpty();
    assertThat(answer.inTheWay()).isEmpty();
  }

  @Test
  void aThirdCountryNeedsABasis_whicheverItIs() throws Exception {
    Answer answer = only(enquiry("seizure-report/1", "NL-CUSTOMS", "BR-CUSTOMS", null, "report"));
    assertThat(answer.changes()).containsExactly("give a basis of transfer: any");
    assertThat(answer.inTheWay())
        .containsExactly("all.third-country-needs-basis would have to go from all.cedar");
  }

  @Test
  void everyChangeThatAloneSufficesIsNamed() throws Exception {
    Answer answer =
        only(
            enquiry("seizure-report/1", "NL-CUSTOMS", "FR-POLICE", "@watch", "report")
                .withTlp(Tlp.RED));
    assertThat(answer.changes())
        .containsExactly("mark it otherwise: any", "name FR-POLICE itself, not @watch");
  }

  @Test
  void anAlertNeedsAGroup_andItsRuleIsNoForbid() throws Exception {
    Answer answer = only(enquiry("alert/1", "NL-CUSTOMS", "FR-POLICE", null, "alert"));
    assertThat(answer.changes()).containsExactly("name FR-POLICE through a group: @watch");
    assertThat(answer.inTheWay())
        .containsExactly(
            "NL-CUSTOMS can permit it for what it sends (nl-customs.cedar), or all.cedar for"
                + " everyone");
  }

  @Test
  void itSaysSoWhenNoSingleChangeSuffices() throws Exception {
    Answer answer = only(enquiry("seizure-report/1", "NL-CUSTOMS", "BE-CITES", null, "persons"));
    assertThat(answer.changes()).isEmpty();
    assertThat(answer.inTheWay())
        .hasSize(3)
        .contains("be-cites.takes-no-persons would have to go from be-cites.cedar")
        .last()
        .asString()
        .startsWith("a rule would have to permit it then: ");
  }

  @Test
  void whoMayNotSendIsToldSo() throws Exception {
    Answer submit =
        explain(enquiry("seizure-report/1", "EUROPOL", "FR-POLICE", null, "report")).submit();
    assertThat(submit.ruling().permitted()).isFalse();
    assertThat(submit.inTheWay()).containsExactly("only all.cedar can permit it");
  }

  @Test
  void whatIsPassedOnMayBeSentInsteadOrWithoutItsCode() throws Exception {
    Enquiry own = enquiry("seizure-report/1", "NL-CUSTOMS", "FR-POLICE", null, "report");
    Enquiry forwarded =
        new Enquiry(
            own.from(),
            own.to(),
            own.parts(),
            own.type(),
            own.tlp(),
            Set.of(HandlingCode.H2),
            own.level(),
            own.purpose(),
            own.urgency(),
            null,
            true);
    assertThat(only(forwarded).changes())
        .containsExactly(
            "leave out a handling code: H2", "send it as a message of its own, not passed on");
  }

  @Test
  void anAgencyThatTheDirectoryLacksIsSaidToBeUnknown() throws Exception {
    Answer answer = only(enquiry("seizure-report/1", "NL-CUSTOMS", "XX-NOBODY", null, "report"));
    assertThat(answer.ruling().permitted()).isFalse();
    assertThat(answer.inTheWay())
        .containsExactly("the directory does not know the sender or the recipient");
  }
}
