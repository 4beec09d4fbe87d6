// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.Urgency;
import org.saola.message.person.Persons;
import org.saola.message.schema.Attached;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.type.MessageTypes;

class DraftTest {
  private static final String DRAFT =
      """
      {"type": "seizure-report/1", "to": ["EUROPOL", "@eu-customs"],
       "transferBasis": "ART37_1A_LEGALLY_BINDING_INSTRUMENT",
       "parts": {
         "persons": {"persons": [{"category": "SUSPECT", "basis": "FACT", "familyName": "Example",
                     "synthetic": true}]},
         "report": {"reference": "A-1", "date": {"seized": "2026"}, "lines": [
           {"taxon": {"name": "Manis spp.", "rank": "GENUS"},
            "quantities": [{"amount": 1.60, "unit": {"asGiven": "kg", "code": "kg",
                            "list": "units/eu-2025"}, "citesUnit": true}]}]}}}
      """;

  private static final String REPLY =
      """
      {"type": "case-reply/1", "thread": "01936f2e-0000-7000-8000-000000000001",
       "inReplyTo": "01936f2e-0000-7000-8000-000000000001",
       "answer": {"outcome": "REFUSE", "ground": "NOT_AVAILABLE"},
       "parts": {
         "reply": {"reference": "A-1", "requestReference": "B-1"},
         "attachment": {"file": "declaration.pdf", "mediaType": "application/pdf"}}}
      """;

  private static Problem refused(String json) {
    return catchThrowableOfType(InvalidDocument.class, () -> Draft.read(json.getBytes(UTF_8)))
        .problems()
        .getFirst();
  }

  @Test
  void bindsEachPartToItsTypesRecord() throws Exception {
    Draft draft = Draft.read(DRAFT.getBytes(UTF_8));
    assertThat(draft.type()).isEqualTo(MessageTypes.SEIZURE_REPORT);
    assertThat(draft.to()).containsExactly("EUROPOL", "@eu-customs");
    assertThat(draft.transferBasis()).isEqualTo(TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT);
    assertThat(draft.parts().keySet()).containsExactly("report", "persons");
    assertThat(draft.parts().get("persons")).isInstanceOf(Persons.class);
    SeizureReport report = (SeizureReport) draft.parts().get("report");
    assertThat(report.lines().getFirst().quantities().getFirst().amount())
        .isEqualTo(new BigDecimal("1.60"));
  }

  @Test
  void whatIsWrittenIsReadTheSame() throws Exception {
    Draft draft = Draft.read(DRAFT.getBytes(UTF_8));
    assertThat(Draft.read(StrictJson.write(draft))).isEqualTo(draft);
  }

  @Test
  void refusesWithThePlaceWithinThePart() {
    Problem problem = refused(DRAFT.replace("\"amount\": 1.60", "\"amount\": \"1.60\""));
    assertThat(problem.path()).isEqualTo("parts.report.lines[0].quantities[0].amount");
    assertThat(problem.rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused(DRAFT.replace("\"familyName\"", "\"name\"")).path())
        .isEqualTo("parts.persons.persons[0].name");
  }

  @Test
  void refusesUnknownTypesAndParts() {
    assertThat(refused(DRAFT.replace("seizure-report/1", "seizure-report/9")).rule())
        .isEqualTo(Rule.UNKNOWN_TYPE);
    assertThat(
            refused(DRAFT.replace("\"persons\": {\"persons\"", "\"people\": {\"persons\"")).rule())
        .isEqualTo(Rule.PART_NOT_OF_TYPE);
    assertThat(refused(DRAFT.replace("\"report\": {", "\"reports\": {")).rule())
        .isEqualTo(Rule.PART_REQUIRED);
    assertThat(refused(DRAFT.replace("@eu-customs", "@EU")).rule()).isEqualTo(Rule.WRONG_FORM);
    assertThat(refused("{\"type\":\"receipt/1\",\"parts\":{}}").rule())
        .isEqualTo(Rule.PARTS_MISSING);
    String forward =
        "\"forward\": {\"message\": \"01936f2e-0000-7000-8000-000000000001\"}, \"parts\"";
    assertThat(refused(DRAFT.replace("\"parts\"", forward)).rule())
        .isEqualTo(Rule.PART_NOT_OF_TYPE);
    assertThat(refused(DRAFT.replace("\"parts\"", "\"file\":\"x\",\"parts\"")).rule())
        .isEqualTo(Rule.UNKNOWN_FIELD);
  }

  @Test
  void namesTheFileOfAPartThatIsOne() throws Exception {
    Draft draft = Draft.read(REPLY.getBytes(UTF_8));
    assertThat(draft.parts().get("attachment"))
        .isEqualTo(new Attached("declaration.pdf", "application/pdf"));
    for (String name : List.of("../declaration.pdf", "a/b.pdf", "a\\\\b.pdf", "", "\\u0000")) {
      assertThat(refused(REPLY.replace("declaration.pdf", name)).path())
          .as(name)
          .isEqualTo("parts.attachment.file");
    }
    assertThat(refused(REPLY.replace("application/pdf", "pdf")).path())
        .isEqualTo("parts.attachment.mediaType");
  }

  @Test
  void refusesAnAnswerToNothing() {
    assertThat(refused(REPLY.replaceAll("\"inReplyTo\": [^,]+,", "")).rule())
        .isEqualTo(Rule.ANSWER_TO_NOTHING);
  }

  @Test
  void fieldOfAnotherTypeIsRefused() {
    Problem problem = refused(REPLY.replace("\"answer\"", "\"confirmed\": \"ERASED\", \"answer\""));
    assertThat(problem.rule()).isEqualTo(Rule.FIELD_OF_TYPE_MISPLACED);
  }

  @Test
  void fieldOfItsTypeIsAskedFor() {
    Problem problem = refused(REPLY.replaceFirst("\"answer\": \\{[^}]*},", ""));
    assertThat(problem.path()).isEqualTo("answer");
    assertThat(problem.rule()).isEqualTo(Rule.FIELD_OF_TYPE_MISSING);
  }

  @Test
  void partThatContradictsTheManifestIsRefused() {
    Problem problem = refused(REPLY.replace("\"B-1\"}", "\"B-1\", \"information\": \"It is so\"}"));
    assertThat(problem.path()).isEqualTo("parts.reply.information");
    assertThat(problem.rule()).isEqualTo(Rule.OUTCOME_INCOHERENT);
  }

  /** Everything that a draft can say, and one thing changed: all else is as it was. */
  @Test
  void aChangeLeavesAllElseAsItWas() {
    MessageId id = new MessageId("01936f2e-0000-7000-8000-000000000001");
    Digest digest = Digest.of(new byte[] {1});
    Draft draft =
        new Draft(
            MessageTypes.SEIZURE_REPORT,
            List.of("EUROPOL"),
            TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT,
            Urgency.URGENT,
            id,
            id,
            Instant.EPOCH,
            Purpose.DETECTION,
            new Marking(Tlp.AMBER, List.of(), Level.BASIC_PROTECTION, null),
            new EarlierMessage(id, digest),
            new Answer(ReplyOutcome.PROVIDE, null, null),
            new Consent(
                Consent.Decision.REFUSED,
                List.of(),
                new AgencyId("EUROPOL"),
                Purpose.DETECTION,
                null),
            Confirmed.RECALLED,
            new Draft.Forward(id, id, List.of()),
            Map.of("report", "anything"),
            List.of("report.location: NAME"),
            List.of("EUROPOL"),
            new Previewed(
                List.of(digest),
                List.of(digest),
                List.of("report"),
                List.of(
                    new Previewed.Gets(
                        new Recipient(new AgencyId("EUROPOL"), null), List.of("report")))));
    assertThat(draft).hasNoNullFieldsOrProperties();
    assertThat(draft.sentTo(draft.to())).isEqualTo(draft);
    assertThat(draft.with(draft.fieldsOfType())).isEqualTo(draft);
    assertThat(draft.inThread(id, null))
        .usingRecursiveComparison()
        .ignoringFields("inReplyTo")
        .isEqualTo(draft);
  }
}
