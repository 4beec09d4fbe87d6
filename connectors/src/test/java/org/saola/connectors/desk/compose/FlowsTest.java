// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.connectors.Eventually;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.reading.Reader;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.reading.RecordCheck;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.forward.ConsentTerms;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.Holders;
import org.saola.message.type.MessageTypes;

/** Everything that can be begun at a desk, from its form to the other agency's inbox. */
class FlowsTest extends AtDesks {
  private MessageId request() throws Exception {
    Map<String, String> form = new java.util.HashMap<>();
    form.put("type", "case-request/1");
    form.put("to", "FR-POLICE");
    for (String field :
        List.of("informationSought", "facts", "offence", "whyHeldThere", "purpose")) {
      form.put("parts.request." + field, "Some words.");
    }
    form.put("parts.request.reference", "RHD-1");
    form.put("parts.request.timeLimit", "OTHER");
    form.put("purpose", "INVESTIGATION");
    return send(customs, form);
  }

  private MessageId seizure(String to) throws Exception {
    return send(
        customs,
        Map.of(
            "type", "seizure-report/1",
            "to", to,
            "parts.report.reference", "S-" + UUID.randomUUID(),
            "parts.report.date.seized", "2026-10-03",
            "parts.report.location", "NLRTM",
            "parts.report.lines[0].taxon", "Manis javanica",
            "parts.report.lines[0].description", "scales"));
  }

  @Test
  void aQuestionIsAnsweredInItsThread_andNothingIsCorrected() throws Exception {
    MessageId request = request();
    MessageId question =
        send(
            police,
            about(
                "reply",
                request,
                "outcome",
                "CLARIFY",
                "parts.reply.reference",
                "PJ-8",
                "parts.reply.questions[0]",
                "Which year?"));
    assertThat(page(customs, "/threads/" + request))
        .contains("/compose/explain/" + question)
        .doesNotContain("/compose/correction/" + question);
    assertThat(page(customs, "/compose/explain/" + question)).contains("Answer the question");
    MessageId answer =
        send(
            customs,
            about(
                "explain",
                question,
                "outcome",
                "PROVIDE",
                "parts.reply.reference",
                "RHD-1",
                "parts.reply.information",
                "In 2025."));
    Manifest there = in(police.agency, answer);
    assertThat(there.type()).isEqualTo(new TypeId("case-reply/1"));
    assertThat(there.thread()).isEqualTo(request);
    assertThat(there.inReplyTo()).isEqualTo(question);
    assertThat(there.answer().outcome()).isEqualTo(ReplyOutcome.PROVIDE);
    assertThat(page(police, "/threads/" + request))
        .contains("In 2025.", "/compose/reply/" + request);
    assertThat(page(customs, "/threads/" + request)).doesNotContain("/compose/explain/");
    assertThat(ask(customs, get("/compose/explain/" + answer)).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall", "correction", "erasure"})
  void aWordReachesAllAndIsConfirmedByAPerson(String word) throws Exception {
    MessageId report = seizure("FR-POLICE");
    assertThat(page(customs, "/threads/" + report)).contains("/compose/" + word + "/" + report);
    hub.holders.put(digest(customs, report), new Holders(List.of(new AgencyId("FR-POLICE"))));
    Map<String, String> form =
        about(
            word,
            report,
            "parts.%s.reason".formatted(word),
            "INCORRECT",
            "parts.%s.explanation".formatted(word),
            "It was another port.");
    if (word.equals("erasure")) {
      form.put("parts.erasure.eraseBy", LocalDate.now().plusDays(7).toString());
    }
    if (word.equals("correction")) {
      form.put("parts.correction.changes[0].place", "report.location");
      form.put("parts.correction.changes[0].wrong", "NLRTM");
      form.put("parts.correction.changes[0].right", "NLAMS");
    }
    MessageId said = send(customs, form);
    assertThat(in(police.agency, said).target().id()).isEqualTo(report);
    assertThat(page(police, "/threads/" + report)).contains("/compose/answer/" + said);
    MessageId confirmed =
        send(
            police,
            about(
                "answer",
                said,
                "confirmed",
                Map.of("recall", "RECALLED", "correction", "CORRECTED", "erasure", "ERASED")
                    .get(word),
                "parts.confirmation.doneAt",
                "2026-11-22T10:00"));
    assertThat(in(customs.agency, confirmed).confirmed().name())
        .startsWith(word.substring(0, 4).toUpperCase(java.util.Locale.ROOT));
    assertThat(page(police, "/threads/" + report)).doesNotContain("/compose/answer/" + said);
  }

  /** Partners get a message of their own: here the hub refuses that one. */
  @Test
  void aCorrectionThatReachedSome_goesOnToTheOthersAlone() throws Exception {
    MessageId report = seizure("FR-POLICE");
    hub.holders.put(
        digest(customs, report),
        new Holders(List.of(new AgencyId("FR-POLICE"), new AgencyId("TWIX"))));
    String draft =
        toPreview(
            customs,
            about(
                "correction",
                report,
                "parts.correction.reason",
                "INCORRECT",
                "parts.correction.explanation",
                "It was another port.",
                "parts.correction.changes[0].place",
                "report.location",
                "parts.correction.changes[0].wrong",
                "NLRTM",
                "parts.correction.changes[0].right",
                "NLAMS"));
    hub.refused = manifest -> manifest.to().getFirst().agency().value().equals("TWIX");
    hub.refuseWith = Optional.of("RECIPIENT_FULL");
    String sent;
    try {
      sent = press(customs, draft);
      Eventually.holds(
          Duration.ofSeconds(20),
          () -> {
            carry();
            assertThat(page(customs, sent))
                .contains("Sent to some", "RECIPIENT_FULL", "whom it has not reached")
                .contains("Agencies reached: 1 of 2. Your draft is kept for the others.")
                .containsPattern("Not reached:\\s*<span>TWIX");
          });
    } finally {
      hub.refuseWith = Optional.empty();
      hub.refused = any -> true;
    }
    assertThat(ask(customs, post(sent + "/again")).getRedirectedUrl())
        .isEqualTo(draft + "/preview");
    assertThat(page(customs, draft + "/preview"))
        .contains("TWIX", "NLAMS")
        .doesNotContain("FR-POLICE</strong>");
    MessageId rest = accepted(customs, press(customs, draft));
    assertThat(ours(rest).to()).extracting(to -> to.agency().value()).containsExactly("TWIX");
    assertThat(ours(rest).inReplyTo()).as("none of the others' messages").isEqualTo(report);
    assertThat(page(customs, "/compose")).doesNotContain(draft);
  }

  private Manifest ours(MessageId id) throws Exception {
    return StrictJson.read(
        Files.readAllBytes(customs.agency.home.sent().resolve(id.value()).resolve("manifest.json")),
        Manifest.class);
  }

  @Test
  void anAlertIsSentToItsGroup() throws Exception {
    MessageId alert =
        send(
            customs,
            Map.of(
                "type", "alert/1",
                "to", "@eu-customs",
                "parts.alert.reference", "A-1",
                "parts.alert.stage", "WARNING",
                "parts.alert.subject", "Scales among nuts",
                "parts.alert.taxa[0]", "Manis spp.",
                "parts.alert.modusOperandi", "Behind three rows of sacks.",
                "parts.alert.validFrom", "2026-11-22",
                "parts.alert.validUntil", LocalDate.now().plusDays(60).toString()));
    assertThat(in(police.agency, alert).to().getFirst().via()).isEqualTo("@eu-customs");
  }

  @Test
  void whatNobodyAskedForIsToldWithAWordOnEuropol() throws Exception {
    MessageId told =
        send(
            police,
            Map.of(
                "type", "spontaneous-information/1",
                "to", "NL-CUSTOMS",
                "parts.information.reference", "PJ-9",
                "parts.information.subject", "A load of timber",
                "parts.information.information", "It leaves Santos on Friday.",
                "parts.information.relevance", "It is bound for Rotterdam.",
                "parts.information.offence", "Smuggling",
                "parts.information.europol.copied", "NO",
                "parts.information.europol.reason", "It concerns one country."));
    assertThat(customs.agency.home.inbox().resolve(told.value()).resolve("information.json"))
        .content()
        .contains("\"copied\":false");
  }

  @Test
  void aPermitIsChecked() throws Exception {
    assertThat(page(customs, "/compose")).contains("/compose/permit-check");
    assertThat(page(customs, "/compose/permit-check"))
        .contains("Permit")
        .doesNotContain("??", "section.permit-check");
    send(
        customs,
        Map.of(
            "type", "permit-check/1",
            "to", "BE-CITES",
            "parts.permit.number", "CM/2026/0815",
            "parts.permit.kind", "EXPORT",
            "parts.permit.country", "CM",
            "parts.permit.lines[0].line", "A",
            "parts.permit.lines[0].taxon", "Psittacus erithacus"));
  }

  @Test
  void everyTypeThatCanBeBegunHasAFormWithoutMissingWords() throws Exception {
    for (TypeId type : StartPage.BEGUN) {
      String name = type.value().substring(0, type.value().indexOf('/'));
      assertThat(page(customs, "/compose/" + name)).doesNotContain("??", ">section.", ">ask.");
    }
  }

  @Test
  void aMessageIsPassedOn_withConsentWhereItsOriginatorAsksForIt() throws Exception {
    MessageId report = seizure("FR-POLICE");
    assertThat(page(police, "/threads/" + report)).contains("/compose/forward/" + report);
    MessageId asked =
        send(
            police,
            about(
                "forward-request",
                report,
                "parts.request.recipient",
                "EUROPOL",
                "parts.request.purpose",
                "DETECTION",
                "parts.request.reason",
                "The same group was seen elsewhere."));
    assertThat(page(customs, "/threads/" + asked)).contains("/compose/forward-consent/" + asked);
    MessageId consent =
        send(
            customs,
            about(
                "forward-consent",
                asked,
                "consent.decision",
                "GRANTED",
                "consent.recipient",
                "EUROPOL",
                "consent.purpose",
                "DETECTION",
                "consent.validUntil",
                LocalDate.now().plusDays(20).toString(),
                "parts.terms.conditions[0]",
                "For your analysis."));
    MessageId forwarded =
        send(police, about("forward", report, "to", "EUROPOL", "purpose", "DETECTION"));
    Manifest there = in(europol, forwarded);
    assertThat(there.origin()).isEqualTo(digest(customs, report));
    assertThat(there.consentGiven().id()).isEqualTo(consent);
    assertThat(lines(police))
        .anySatisfy(
            line -> {
              assertThat(line.action()).isEqualTo(Reading.Action.FORWARDED);
              assertThat(line.message()).isEqualTo(report);
            });
  }

  @Test
  void aConsentOfSomebodyElseOrAboutAnotherMessageIsNone() throws Exception {
    MessageId report = seizure("FR-POLICE");
    Digest digest = digest(customs, report);
    AboutMessage messages = police.context.getBean(AboutMessage.class);
    consents(europol, report, digest);
    assertThat(messages.consentTo(report, List.of("EUROPOL"))).as("another's").isEmpty();
    consents(customs.agency, report, Digest.of(new byte[] {1}));
    assertThat(messages.consentTo(report, List.of("EUROPOL"))).as("other target").isEmpty();
    consents(customs.agency, report, digest);
    assertThat(messages.consentTo(report, List.of("EUROPOL"))).isPresent();
    assertThat(messages.consentTo(report, List.of("BE-CITES"))).isEmpty();
    assertThat(messages.consentTo(report, List.of("EUROPOL", "BE-CITES"))).isEmpty();
  }

  private void consents(Agency by, MessageId message, Digest digest) throws Exception {
    Draft draft =
        Draft.of(
                MessageTypes.FORWARD_CONSENT,
                List.of("FR-POLICE"),
                Map.of("terms", new ConsentTerms(List.of(), null)))
            .inThread(message, message)
            .with(
                new FieldsOfType(
                    new EarlierMessage(message, digest),
                    null,
                    new Consent(
                        Consent.Decision.GRANTED,
                        List.of(),
                        new AgencyId("EUROPOL"),
                        Purpose.DETECTION,
                        LocalDate.now().plusDays(9)),
                    null));
    for (var sealed : by.compose(draft)) {
      police.agency.take(hub.take(by.id, sealed.bytes()));
    }
  }

  @Test
  void whoSentItStandsInTheAgencysRecordAndIsToldToColleaguesAlone() throws Exception {
    MessageId request = request();
    String name = nameOf(request);
    assertThat(lines(customs))
        .anySatisfy(
            line -> {
              assertThat(line.action()).isEqualTo(Reading.Action.SENT);
              assertThat(line.submission()).isEqualTo(name);
              assertThat(line.subject()).isEqualTo(ANN.subject());
              assertThat(line.name()).isEqualTo(ANN.name());
            });
    assertThat(page(customs, "/threads/" + request)).contains("sent by Ann Officer");
    try (var files = Files.walk(police.agency.home.inbox().resolve(request.value()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("Ann Officer", ANN.subject());
      }
    }
  }

  @Test
  void nothingGoesThatIsNotRecorded() throws Exception {
    Map<String, String> form =
        Map.of(
            "type", "alert/1",
            "to", "@eu-customs",
            "parts.alert.reference", "A-2",
            "parts.alert.stage", "WARNING",
            "parts.alert.subject", "Never sent",
            "parts.alert.taxa[0]", "Manis spp.",
            "parts.alert.modusOperandi", "Unknown.",
            "parts.alert.validFrom", "2026-11-22",
            "parts.alert.validUntil", LocalDate.now().plusDays(60).toString());
    String draft = toPreview(customs, form);
    Path record = customs.agency.home.state("consultations");
    Path away = record.resolveSibling("away");
    Files.move(record, away);
    Files.writeString(record, "no folder");
    try {
      assertThat(press(customs, draft)).isNull();
      assertThat(customs.submissions.pending()).isEmpty();
    } finally {
      Files.delete(record);
      Files.move(away, record);
    }
    accepted(customs, press(customs, draft));
  }

  @Test
  void whoWasNotPreviewedGetsNothing() throws Exception {
    String draft =
        toPreview(
            customs,
            Map.of(
                "type", "seizure-report/1",
                "to", "@eu-customs",
                "parts.report.reference", "S-groups",
                "parts.report.date.seized", "2026-10-03",
                "parts.report.location", "NLRTM",
                "parts.report.lines[0].taxon", "Manis javanica"));
    Previewed other =
        new Previewed(
            List.of(),
            List.of(Digest.of(new byte[] {1})),
            List.of("report"),
            List.of(
                new Previewed.Gets(
                    new Recipient(new AgencyId("BE-CITES"), "@eu-customs"), List.of("report"))));
    String name = handOver(draft, ready(draft).draft(), other);
    Eventually.holds(
        Duration.ofSeconds(20),
        () ->
            assertThat(page(customs, "/compose/sent/" + name))
                .contains("RECIPIENTS_CHANGED", "Look again at who gets it"));
    assertThat(customs.agency.outgoing.ofJob(name)).isEmpty();
    assertThat(ask(customs, post("/compose/sent/" + name + "/again")).getRedirectedUrl())
        .isEqualTo(draft + "/preview");
    assertThat(page(customs, draft + "/preview"))
        .containsPattern("(?s)FR-POLICE</strong>.{1,60}would also get it")
        .containsPattern("(?s)BE-CITES</strong>.{1,60}would no longer get it");
    String sent = press(customs, draft);
    accepted(customs, sent);
    assertThat(customs.agency.home.sent().resolve(sent.substring(14)))
        .content()
        .contains("{\"recipient\":{\"agency\":\"FR-POLICE\",\"via\":\"@eu-customs\"}");
  }

  private Writing.Ready ready(String draft) throws Exception {
    KeptDraft kept = customs.context.getBean(Drafts.class).find(ANN, id(draft)).orElseThrow();
    return customs.context.getBean(Writing.class).check(ANN, kept).ready().orElseThrow();
  }

  private static String id(String draft) {
    return draft.substring(draft.lastIndexOf('/') + 1);
  }

  /** As the button does, without asking the hub once more before: it may take long to compose. */
  private String handOver(String draft, Draft whole, Previewed shown) throws Exception {
    Drafts drafts = customs.context.getBean(Drafts.class);
    KeptDraft kept = drafts.find(ANN, id(draft)).orElseThrow();
    String name = customs.submissions.newName();
    customs.context.getBean(Senders.class).record(ANN, kept, name);
    customs.submissions.submit(name, whole.as(shown));
    drafts.keep(ANN, kept.beingSent(shown, Instant.now()).sentAs(name, Instant.now()));
    return name;
  }

  /** The hub's rules change between the look and the seal: nobody gets what nobody was shown. */
  @ParameterizedTest
  @CsvSource({"false,would also get:", "true,would no longer get:"})
  void whatWasNotPreviewedIsNotSealed(boolean before, String sentence) throws Exception {
    StandInHub.Rules usual = hub.rules;
    hub.rules = personsIf(before);
    try {
      String draft = toPreview(customs, withPersons());
      Writing.Ready looked = ready(draft);
      hub.rules = personsIf(!before);
      customs.agency.later.forward(Duration.ofMinutes(1));
      String name = handOver(draft, looked.draft(), looked.shown());
      Eventually.holds(
          Duration.ofSeconds(20),
          () ->
              assertThat(page(customs, "/compose/sent/" + name))
                  .contains("PARTS_CHANGED", "Since you looked, the rules or a recipient"));
      assertThat(customs.agency.outgoing.ofJob(name)).isEmpty();
      assertThat(ask(customs, post("/compose/sent/" + name + "/again")).getRedirectedUrl())
          .isEqualTo(draft + "/preview");
      assertThat(page(customs, draft + "/preview"))
          .contains("Since you looked, who would get what has changed")
          .containsPattern(
              "(?s)FR-POLICE</strong> <span>%s</span> <span>Persons".formatted(sentence));
      MessageId sent = accepted(customs, press(customs, draft));
      assertThat(
              Files.exists(
                  police.agency.home.inbox().resolve(sent.value()).resolve("persons.json")))
          .isEqualTo(!before);
    } finally {
      hub.rules = usual;
      customs.agency.later.forward(Duration.ofMinutes(1));
    }
  }

  private static StandInHub.Rules personsIf(boolean permitted) {
    return (query, nominal, agency) ->
        new DecisionAnswer.Ruling(
            permitted || !nominal, List.of(nominal ? "rule-on-persons" : "permit-all"));
  }

  private static Map<String, String> withPersons() {
    return Map.of(
        "type", "seizure-report/1",
        "to", "FR-POLICE",
        "parts.report.reference", "S-" + UUID.randomUUID(),
        "parts.report.date.seized", "2026-10-03",
        "parts.report.location", "NLRTM",
        "parts.report.lines[0].taxon", "Manis javanica",
        "parts.persons.nationalitiesOfOffenders[0]", "NL");
  }

  /** Whoever can write the record can make its chain anew; what was sent still shows. */
  @Test
  void aMessageWhoseSenderWasTakenOutOfTheRecordIsNamed() throws Exception {
    MessageId report = seizure("FR-POLICE");
    String name = nameOf(report);
    assertThat(lines(customs)).anyMatch(line -> name.equals(line.submission()));
    Path consultations = customs.agency.home.state("consultations");
    Path aside = consultations.resolveSibling("consultations-aside");
    Files.move(consultations, aside);
    try {
      List<Reading> kept = new ArrayList<>();
      try (var months = Files.list(aside)) {
        for (Path month : months.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
          for (String line : Files.readAllLines(month)) {
            kept.add(StrictJson.read(line.getBytes(StandardCharsets.UTF_8), Reading.class));
          }
        }
      }
      Readings anew =
          new Readings(
              customs.agency.home, customs.agency.inbox, customs.agency.alarms, Clock.systemUTC());
      for (Reading line : kept) {
        if (line.submission() != null && !line.submission().equals(name)) {
          anew.sends(
              new Reader(line.subject(), line.name()), line.action(), line.submission(), null);
        }
      }
      assertThat(RecordCheck.run(customs.agency.home, any -> {}).breaks())
          .isNotEmpty()
          .allSatisfy(
              found ->
                  assertThat(found.what())
                      .isEqualTo(
                          "was sent from the desk as %s, and no line says by whom".formatted(name)))
          .extracting(RecordCheck.Break::file)
          .contains("sent/%s/outcome.json".formatted(report));
    } finally {
      DurableFiles.deleteTree(consultations);
      Files.move(aside, consultations);
    }
    assertThat(RecordCheck.run(customs.agency.home, any -> {}).holds()).isTrue();
  }

  private String nameOf(MessageId sent) throws Exception {
    return StrictJson.read(
            Files.readAllBytes(
                customs.agency.home.sent().resolve(sent.value()).resolve("outcome.json")),
            Outcome.class)
        .source()
        .file();
  }

  @Test
  void anIdThatTwoSendersChoseIsNotAnswered() throws Exception {
    MessageId report = seizure("FR-POLICE");
    assertThat(ask(police, get("/compose/forward/" + report)).getStatus()).isEqualTo(200);
    Path folder = police.agency.home.inbox().resolve(report.value());
    Path other = folder.resolveSibling(report.value() + "-2");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve("manifest.json"),
        Files.readString(folder.resolve("manifest.json")).replace("NL-CUSTOMS", "BR-CUSTOMS"));
    try {
      assertThat(ask(police, get("/compose/forward/" + report)).getStatus()).isEqualTo(404);
      assertThat(
              ask(
                      police,
                      post("/compose/drafts/" + UUID.randomUUID())
                          .param("doing", "forward")
                          .param("message", report.value()))
                  .getStatus())
          .isEqualTo(404);
    } finally {
      DurableFiles.deleteTree(other);
    }
  }
}
