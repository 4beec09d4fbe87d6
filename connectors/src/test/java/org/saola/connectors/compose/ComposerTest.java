// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;

/** Whom a draft goes to, and what each of them gets. */
class ComposerTest extends AtTheComposer {
  private List<Composition> compose(List<String> to, List<String> nominal) throws Exception {
    return customs(Federation.defaults(to, nominal)).composer.compose(Samples.draft());
  }

  private List<List<String>> sealedFor(Composition.Sealed sealed) throws Exception {
    Directory directory = hub.directory();
    List<List<String>> all = new java.util.ArrayList<>();
    for (SealedPart part : SealedMessage.parse(sealed.bytes(), 1 << 20).parts()) {
      all.add(part.recipients(directory).stream().sorted().toList());
    }
    return all;
  }

  @Test
  void partsAreSealedForThePermittedAloneAndNameAllWhoAreMeant() throws Exception {
    Composition.Sealed ordinary = sealed(customs.composer.compose(Samples.draft()).getFirst());

    assertThat(agencies(ordinary))
        .containsExactly("EUROPOL", "FR-POLICE", "BE-CITES", "BR-CUSTOMS");
    assertThat(ordinary.manifest().parts())
        .extracting(Part::name)
        .containsExactly("report", "persons");
    assertThat(ordinary.manifest().parts().getLast().to()).hasSize(4);
    assertThat(sealedFor(ordinary))
        .containsExactly(
            List.of("BE-CITES", "EUROPOL", "FR-POLICE"), List.of("EUROPOL", "FR-POLICE"));
    assertThat(ordinary.withheld())
        .extracting(ruled -> ruled.recipient().agency() + " " + ruled.part() + " " + ruled.rules())
        .containsExactly(
            "BR-CUSTOMS report [third-country-needs-basis]",
            "BE-CITES persons [nominal-to-police-only]",
            "BR-CUSTOMS persons [third-country-needs-basis]");
  }

  @Test
  void partnerGetsAMessageOfItsOwnWithoutATraceOfPersons() throws Exception {
    Composition.Sealed partner = sealed(customs.composer.compose(Samples.draft()).getLast());

    assertThat(agencies(partner)).containsExactly("TWIX");
    assertThat(partner.manifest().parts()).extracting(Part::name).containsExactly("report");
    assertThat(new String(partner.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("persons")
        .doesNotContain("EUROPOL");
  }

  @Test
  void partnerThatWasMeantToHavePersonsIsReported() throws Exception {
    List<Composition> compositions =
        compose(List.of("EUROPOL", "TWIX"), List.of("EUROPOL", "TWIX"));

    assertThat(compositions.getLast().withheld())
        .extracting(Composition.Ruled::rules)
        .containsExactly(List.of("no-nominal-to-partner"));
  }

  @Test
  void groupIsExpandedWithItsNameAndWithoutOurselves() throws Exception {
    Composition.Sealed sealed =
        sealed(compose(List.of("@eu-customs", "EUROPOL"), List.of()).getFirst());

    assertThat(sealed.manifest().to())
        .containsExactly(
            new Recipient(new AgencyId("FR-POLICE"), "@eu-customs"),
            new Recipient(new AgencyId("EUROPOL"), null));
  }

  @Test
  void agencyNamedItselfCountsAsThatWhateverGroupsNameIt() throws Exception {
    Composition.Sealed sealed =
        sealed(compose(List.of("@eu-customs", "FR-POLICE"), List.of()).getFirst());

    assertThat(sealed.manifest().to())
        .containsExactly(new Recipient(new AgencyId("FR-POLICE"), null));
  }

  @Test
  void anAnswerSaysWhomItAnswers_usualRecipientsAreNotForIt() throws Exception {
    Draft draft = Samples.draft();
    MessageId asked = MessageId.next(java.time.Clock.systemUTC(), new java.util.Random(7));
    assertThatThrownBy(() -> customs.composer.compose(answering(draft, asked, List.of())))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.ANSWER_TO_NOBODY));
    assertThat(
            agencies(
                sealed(
                    customs
                        .composer
                        .compose(answering(draft, asked, List.of("EUROPOL")))
                        .getFirst())))
        .containsExactly("EUROPOL");
  }

  private static Draft answering(Draft draft, MessageId asked, List<String> to) {
    return draft.sentTo(to).inThread(asked, asked);
  }

  @Test
  void emptyGroupIsNobody() {
    assertThatThrownBy(() -> compose(List.of("@empty"), List.of()))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.NOBODY));
  }

  @Test
  void unknownRecipientIsRefusedByName() {
    assertThatThrownBy(() -> compose(List.of("XX-NOBODY"), List.of()))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_RECIPIENT))
        .hasMessageContaining("XX-NOBODY");
  }

  @Test
  void messageThatNobodyMayHaveIsNotSealedAndNamesItsRules() throws Exception {
    List<Composition> compositions = compose(List.of("BR-CUSTOMS"), List.of("BR-CUSTOMS"));

    assertThat(compositions)
        .singleElement()
        .isInstanceOfSatisfying(
            Composition.NotPermitted.class,
            refused ->
                assertThat(refused.withheld())
                    .extracting(Composition.Ruled::rules)
                    .containsOnly(List.of("third-country-needs-basis")));
  }

  @Test
  void thirdCountryWithABasisGetsTheReportAndNotThePersons() throws Exception {
    Agency agency = customs(Federation.defaults(List.of("BR-CUSTOMS"), List.of("BR-CUSTOMS")));
    Draft draft =
        Samples.draft().withTransferBasis(TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT);

    Composition.Sealed sealed = sealed(agency.composer.compose(draft).getFirst());

    assertThat(sealed.manifest().parts()).extracting(Part::name).containsExactly("report");
    assertThat(sealed.withheld())
        .extracting(Composition.Ruled::part, Composition.Ruled::rules)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("persons", List.of("nominal-to-police-only")));
  }

  @Test
  void deniedSubmissionIsNotSealed() throws Exception {
    hub.submit = new Ruling(false, List.of("no-submission"));

    assertThat(customs.composer.compose(Samples.draft()))
        .allSatisfy(
            composition ->
                assertThat(((Composition.NotPermitted) composition).submit().rules())
                    .containsExactly("no-submission"));
  }

  @Test
  void whatTheAnswerDoesNotSpeakOfIsNotPermitted() throws Exception {
    hub.silentAbout = "EUROPOL";

    Composition.Sealed ordinary = sealed(customs.composer.compose(Samples.draft()).getFirst());

    assertThat(sealedFor(ordinary).getFirst()).doesNotContain("EUROPOL");
  }

  @Test
  void personsMeantForNobodyAreReported() throws Exception {
    List<Composition> compositions = compose(List.of("EUROPOL"), List.of());

    assertThat(sealed(compositions.getFirst()).manifest().parts()).hasSize(1);
    assertThat(compositions.getFirst().withheld())
        .extracting(Composition.Ruled::rules)
        .containsExactly(List.of("not-meant-by-sender"));
  }

  @Test
  void likeMessagesAskOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      customs.composer.compose(Samples.draft());
    }

    assertThat(hub.decisionsAsked).hasValue(2);
  }

  @Test
  void missingAndForeignPartsAreRefused() {
    Map<String, Object> parts = Samples.draft().parts();

    assertThatThrownBy(
            () -> customs.composer.compose(Samples.draft(Map.of("persons", parts.get("persons")))))
        .hasMessageContaining("MISSING_PART");
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    Samples.draft(Map.of("report", parts.get("report"), "photo", Map.of()))))
        .hasMessageContaining("UNKNOWN_PART");
  }

  @Test
  void typeWithoutDefaultsIsRefused() {
    Draft draft = Draft.of(MessageTypes.RECEIPT, List.of(), Map.of("receipt", Map.of()));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .hasMessageContaining("connector.yaml has no messages.receipt/1");
  }

  @Test
  void documentThatIsTooLargeToTravelInlineTravelsApart() throws Exception {
    String csv = Samples.csv(1);
    String header = csv.substring(0, csv.indexOf("\r\n") + 2);
    String row = csv.substring(header.length()).replace("synthetic", "x".repeat(900));

    Composition.Sealed sealed = customs.compose(Samples.draft(header + row.repeat(150))).getFirst();

    assertThat(sealed.manifest().parts())
        .filteredOn(Part::claimCheck)
        .extracting(Part::name)
        .containsExactly("report");
  }

  @Test
  void hubThatIsDownIsAFaultAndNoRefusal() throws Exception {
    customs.directories.refresh();
    hub.down = true;

    assertThatThrownBy(() -> customs.composer.compose(Samples.draft()))
        .isInstanceOf(HubUnavailable.class);
  }
}
