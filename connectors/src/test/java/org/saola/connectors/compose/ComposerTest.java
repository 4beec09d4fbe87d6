// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.nominal.Finding;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Holders;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.Persons;
import org.saola.message.person.SubjectCategory;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;

class ComposerTest {
  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private int homes;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = customs(Federation.defaults());
  }

  @AfterEach
  void stop() {
    customs.close();
    hub.close();
  }

  private Agency customs(MessageDefaults defaults) throws Exception {
    return new Agency(folder.resolve("home" + homes++), "NL-CUSTOMS", hub, defaults);
  }

  private List<Composition> compose(List<String> to, List<String> nominal) throws Exception {
    return customs(Federation.defaults(to, nominal)).composer.compose(Samples.draft());
  }

  private static Composition.Sealed sealed(Composition composition) {
    return (Composition.Sealed) composition;
  }

  private static List<String> agencies(Composition.Sealed sealed) {
    return sealed.manifest().to().stream().map(to -> to.agency().value()).toList();
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
    return new Draft(
        draft.type(),
        to,
        draft.transferBasis(),
        draft.urgency(),
        asked,
        asked,
        draft.respondBy(),
        draft.purpose(),
        draft.marking(),
        draft.parts());
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
        new Draft(
            MessageTypes.SEIZURE_REPORT,
            List.of(),
            TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT,
            null,
            null,
            null,
            null,
            null,
            null,
            Samples.draft().parts());

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
  void reportThatShowsPersonalDataIsRefused() {
    Draft draft = Samples.draft(Samples.csv(1).replace("synthetic", "driver born on 1970-01-01"));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.CONTENT_REFUSED))
        .hasMessageContaining("NOMINAL_IN_PLAIN_PART")
        .hasMessageNotContaining("1970");
  }

  @Test
  void allThatIsFoundIsNamedAtOnce() {
    Draft draft =
        Samples.draft(
            Samples.csv(1).replace("synthetic", "Mr John Whitfield (passport no. X1234567)"));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .isInstanceOfSatisfying(
            DraftRefused.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly(
                        "report.lines[0].additionalInformation: NAME",
                        "report.lines[0].additionalInformation: DOCUMENT"))
        .hasMessageContaining("Put the person into the nominal part")
        .hasMessageNotContaining("Whitfield")
        .hasMessageNotContaining("X1234567");
  }

  @Test
  void whatAnOfficerLookedAtIsSent() throws Exception {
    Map<String, Object> parts =
        Samples.draft(Samples.csv(1).replace("synthetic", "call +31 6 12345678")).parts();

    assertThatThrownBy(() -> customs.composer.compose(reviewed(parts, List.of())))
        .hasMessageContaining("PHONE");
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(parts, List.of("report.lines[0].additionalInformation: NAME"))))
        .hasMessageContaining("PHONE");
    assertThat(
            customs.composer.compose(
                reviewed(parts, List.of("report.lines[0].additionalInformation: PHONE"))))
        .allMatch(Composition.Sealed.class::isInstance);
  }

  @Test
  void soManyThatNotAllAreToldCannotBeReviewed() {
    Map<String, Object> parts = new LinkedHashMap<>(Samples.draft().parts());
    SeizureReport one = (SeizureReport) parts.get("report");
    SpecimenLine line =
        new SpecimenLine(
            one.lines().getFirst().taxon(),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            "call +31 6 12345678 or call +31 6 23456789",
            List.of());
    parts.put(
        "report",
        new SeizureReport(
            one.reference(),
            one.date(),
            java.util.Collections.nCopies(60, line),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null));
    List<String> reviewed =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj("report.lines[%d].additionalInformation: PHONE"::formatted)
            .toList();

    assertThatThrownBy(() -> customs.composer.compose(reviewed(parts, reviewed)))
        .hasMessageContaining("PHONE");
  }

  @Test
  void whatIsCertainAndAListedNameAreNeverWavedThrough() {
    Map<String, Object> certain =
        Samples.draft(Samples.csv(1).replace("synthetic", "passport no. X1234567")).parts();
    Map<String, Object> listed =
        new LinkedHashMap<>(
            Samples.draft(Samples.csv(1).replace("synthetic", "Okafor paid for it")).parts());
    listed.put("persons", persons("Okafor"));

    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(certain, List.of("report.lines[0].additionalInformation: DOCUMENT"))))
        .hasMessageContaining("DOCUMENT (CERTAIN)");
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(
                        listed, List.of("report.lines[0].additionalInformation: LISTED_NAME"))))
        .hasMessageContaining("LISTED_NAME (LIKELY)");
  }

  private static Persons persons(String familyName) {
    Person person =
        new Person(
            SubjectCategory.SUSPECT,
            InformationBasis.FACT,
            familyName,
            null,
            null,
            List.of(),
            null,
            null,
            true);
    return new Persons(List.of(), List.of(person));
  }

  private static Draft reviewed(Map<String, Object> parts, List<String> reviewed) {
    return new Draft(
        MessageTypes.SEIZURE_REPORT,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        parts,
        reviewed);
  }

  private static Draft recall(EarlierMessage target) throws Exception {
    return Draft.read(
        """
        {"type": "recall/1", "thread": "%s", "inReplyTo": "%s",
         "target": {"id": "%s", "manifest": "%s"},
         "parts": {"recall": {"reason": "OUTDATED", "explanation": "It is no longer so."}}}
        """
            .formatted(target.id(), target.id(), target.id(), target.manifest())
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void recallThatNamesNobodyGoesToAllWhoHaveTheMessage() throws Exception {
    var target =
        new EarlierMessage(
            new MessageId("01936f2e-0000-7000-8000-000000000001"), Digest.of(new byte[] {3}));
    assertThatThrownBy(() -> customs.composer.compose(recall(target)))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.NO_HOLDERS));
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    recall(target)
                        .continuing(new MessageId("01936f2e-0000-7000-8000-0000000000aa"))))
        .as("sent on, of what the hub does not know")
        .hasMessageContaining("knows of nobody");
    hub.holders.put(
        target.manifest(),
        new Holders(List.of(new AgencyId("FR-POLICE"), new AgencyId("BE-CITES"))));

    List<Composition> recalls = customs.composer.compose(recall(target));

    assertThat(recalls).hasSize(1);
    assertThat(agencies(sealed(recalls.getFirst()))).containsExactly("FR-POLICE", "BE-CITES");
    assertThat(sealed(recalls.getFirst()).manifest().target()).isEqualTo(target);
  }

  private EarlierMessage heldBy(String... agencies) {
    var target =
        new EarlierMessage(
            new MessageId("01936f2e-0000-7000-8000-000000000001"), Digest.of(new byte[] {3}));
    hub.holders.put(
        target.manifest(), new Holders(Stream.of(agencies).map(AgencyId::new).toList()));
    return target;
  }

  private static Draft correction(EarlierMessage target) throws Exception {
    return Draft.read(
        """
        {"type": "correction/1", "thread": "%s", "inReplyTo": "%s",
         "target": {"id": "%s", "manifest": "%s"},
         "parts": {"correction": {"reason": "INCORRECT", "explanation": "Another port.",
           "changes": [{"place": "report.location", "wrong": "NLRTM", "right": "NLAMS"}]}}}
        """
            .formatted(target.id(), target.id(), target.id(), target.manifest())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<Composition.Sealed> all(List<Composition> compositions) {
    return compositions.stream().map(ComposerTest::sealed).toList();
  }

  @Test
  void aRecallThatMoreHaveThanAMessageCanName_goesInSeveral_thatNameTheFirst() throws Exception {
    EarlierMessage target =
        heldBy("FR-POLICE", "BE-CITES", "EUROPOL", "TWIX", "BR-CUSTOMS", "LEFT-LONG-AGO");

    List<Composition.Sealed> recalls = all(customs.composer(2).compose(recall(target)));

    assertThat(recalls)
        .extracting(ComposerTest::agencies)
        .containsExactly(
            List.of("FR-POLICE", "BE-CITES"), List.of("EUROPOL", "BR-CUSTOMS"), List.of("TWIX"));
    assertThat(recalls)
        .extracting(one -> one.manifest().inReplyTo())
        .containsExactly(target.id(), recalls.getFirst().manifest().id(), target.id());
    assertThat(customs.composer(2).preview(recall(target))).hasSize(3);
    assertThat(customs.composer(4).compose(recall(target))).hasSize(2);
  }

  @Test
  void onlyTheOriginatorsWordIsSplit() throws Exception {
    Draft many = Samples.draft().sentTo(List.of("FR-POLICE", "BE-CITES", "EUROPOL"));
    assertThat(agencies(sealed(customs.composer(2).compose(many).getFirst()))).hasSize(3);
  }

  @Test
  void asManyMessagesAsItTakes() {
    List<Recipient> holders =
        IntStream.range(0, 1100)
            .mapToObj(i -> new Recipient(new AgencyId("AGENCY-" + i), null))
            .toList();
    assertThat(new Addressees(holders, Set.of()).inGroupsOf(Composer.MOST_RECIPIENTS))
        .extracting(group -> group.to().size())
        .containsExactly(500, 500, 100);
  }

  @Test
  void aWordThatWasTakenInPart_goesToThoseAloneWhomItHasNotReached() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES", "EUROPOL");
    for (Draft word : List.of(recall(target), correction(target))) {
      List<Composition.Sealed> parts = all(customs.composer(1).compose(word));
      hub.take("NL-CUSTOMS", parts.getFirst().bytes());
      hub.take("NL-CUSTOMS", parts.getLast().bytes());
      Draft rest = word.continuing(parts.getFirst().manifest().id());

      List<Composition.Sealed> left = all(customs.composer(1).compose(rest));

      assertThat(left).extracting(ComposerTest::agencies).containsExactly(List.of("BE-CITES"));
      assertThat(left.getFirst().manifest().inReplyTo())
          .isEqualTo(parts.getFirst().manifest().id());
      hub.take("NL-CUSTOMS", left.getFirst().bytes());
      assertThatThrownBy(() -> customs.composer(1).compose(rest))
          .hasMessageContaining("everybody who has the message");
      assertThat(customs.composer(1).compose(word)).as("said again").hasSize(3);
    }
  }

  /** Partners are not to learn that there are others, nor the hub to look for them among those. */
  @Test
  void aWordThatReachedTheOthersAlone_beginsAnewForPartners() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES", "TWIX");
    for (Draft word : List.of(recall(target), correction(target))) {
      List<Composition.Sealed> parts = all(customs.composer(1).compose(word));
      assertThat(parts).hasSize(3);
      hub.take("NL-CUSTOMS", parts.getFirst().bytes());
      Draft rest = word.continuing(parts.getFirst().manifest().id());

      List<Composition.Sealed> left = all(customs.composer(1).compose(rest));

      assertThat(left)
          .extracting(ComposerTest::agencies)
          .containsExactly(List.of("BE-CITES"), List.of("TWIX"));
      assertThat(left)
          .extracting(one -> one.manifest().inReplyTo())
          .containsExactly(parts.getFirst().manifest().id(), target.id());
    }
  }

  @Test
  void whatAnswersAnotherMessage_isOneWord_andIsNotSaidTwiceInSeveral() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES");
    MessageId question = new MessageId("01936f2e-0000-7000-8000-0000000000aa");
    List<Composition.Sealed> parts =
        all(customs.composer(1).compose(correction(target).continuing(question)));
    assertThat(parts)
        .extracting(one -> one.manifest().inReplyTo())
        .containsExactly(question, question);
    hub.take("NL-CUSTOMS", parts.getFirst().bytes());
    Draft again =
        correction(target)
            .continuing(parts.getFirst().manifest().id())
            .sentTo(List.of("FR-POLICE", "BE-CITES"));
    assertThatThrownBy(() -> customs.composer(1).compose(again))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.REACHED_BEFORE));
    assertThat(customs.composer(2).compose(again)).as("in one").hasSize(1);
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
    Draft draft =
        new Draft(
            MessageTypes.RECEIPT,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("receipt", Map.of()));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .hasMessageContaining("connector.yaml has no messages.receipt/1");
  }

  @Test
  void whoWasNotShownIsNotWrittenTo() throws Exception {
    Draft group = Samples.draft().sentTo(List.of("@eu-customs"));
    Recipient police = new Recipient(new AgencyId("FR-POLICE"), "@eu-customs");
    Recipient named = new Recipient(new AgencyId("FR-POLICE"), null);
    String[] parts =
        Preview.partsFor(police, customs.composer.preview(group)).toArray(String[]::new);
    assertThat(customs.composer.compose(group.as(shown(police, parts)))).hasSize(1);
    for (List<Recipient> shown :
        List.of(
            List.of(named),
            List.of(police, new Recipient(new AgencyId("BE-CITES"), "@eu-customs")),
            List.of(new Recipient(new AgencyId("BE-CITES"), "@eu-customs")))) {
      assertThatThrownBy(() -> customs.composer.compose(group.as(shown(shown))))
          .isInstanceOfSatisfying(
              DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.RECIPIENTS_CHANGED))
          .hasMessageContaining("recipients have changed");
    }
  }

  private static Previewed shown(List<Recipient> to) {
    return shown(
        to.stream()
            .map(it -> new Previewed.Gets(it, List.of("report")))
            .toList()
            .toArray(Previewed.Gets[]::new));
  }

  private static Previewed shown(Recipient to, String... parts) {
    return shown(new Previewed.Gets(to, List.of(parts)));
  }

  private static Previewed shown(Previewed.Gets... gets) {
    Digest version = Digest.of(new byte[] {1});
    return new Previewed(
        List.of(version), List.of(version), List.of("report", "persons"), List.of(gets));
  }

  @Test
  void whoWouldGetMoreOrLessThanWasShownGetsNothing() throws Exception {
    Draft draft = Samples.draft().sentTo(List.of("FR-POLICE"));
    Recipient police = new Recipient(new AgencyId("FR-POLICE"), null);
    Previewed before = Preview.shown(customs.composer.preview(draft));
    assertThat(before.rules()).hasSize(1);
    assertThat(before.directories()).hasSize(1);
    assertThat(customs.composer.compose(draft.as(before))).hasSize(1);
    assertThatThrownBy(() -> customs.composer.compose(draft.as(shown(police))))
        .hasMessageContaining("FR-POLICE would also get report")
        .hasMessageContaining(before.rules().getFirst().value());
    hub.rules = (query, nominal, agency) -> new Ruling(false, List.of("stricter"));
    try (Agency later = customs(Federation.defaults())) {
      assertThatThrownBy(() -> later.composer.compose(draft.as(before)))
          .isInstanceOfSatisfying(
              DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.PARTS_CHANGED))
          .hasMessageContaining("FR-POLICE would no longer get report");
    }
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
