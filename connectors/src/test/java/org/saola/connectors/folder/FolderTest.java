// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saola.connectors.Eventually;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Holders;

/** From a dropped file to kept messages, and to what is said of it when all are concluded. */
class FolderTest extends AtTheOutbox {
  @Test
  void alertsOfATableGoEachAsAMessage_andABadRowIsRejectedWithItsCell() throws Exception {
    FileOutcome outcome =
        outcome(
            drop(
                "alerts.csv",
                """
                reference,stage,subject,taxa,modusOperandi,validFrom,validUntil
                A-1,WARNING,Scales,Manis spp.,In sacks,2026-11-22,2026-12-22
                A-2,soon,Eels,Anguilla anguilla,In suitcases,2026-11-22,2026-12-22
                """));
    assertThat(outcome.messages())
        .isNotEmpty()
        .allMatch(message -> message.state() == Outcome.State.ACCEPTED)
        .allMatch(message -> message.source().reference().equals("A-1"));
    assertThat(reason("alerts.csv").rows())
        .extracting(Rejection.Row::row, Rejection.Row::column, Rejection.Row::value)
        .containsExactly(tuple(2L, "stage", "soon"));
  }

  @Test
  void everyRowBecomesAMessage() throws Exception {
    FileOutcome outcome = outcome(drop("seizures.csv", Samples.csv(120)));

    assertThat(outcome.allAccepted()).isTrue();
    assertThat(outcome.messages()).hasSize(120);
    assertThat(outcome.messages())
        .extracting(message -> message.source().rows())
        .doesNotHaveDuplicates();
    assertThat(home().sent().resolve("seizures.csv")).hasContent(Samples.csv(120));
    assertThat(home().state("files")).isEmptyDirectory();
    assertThat(home().rejected()).isEmptyDirectory();
  }

  @Test
  void badRowsGoToRejectedWithTheirReasonsAndGoodRowsGo() throws Exception {
    String csv = Samples.csv(3).replaceFirst("scales,2,kg", "scales,many,kg");

    FileOutcome outcome = outcome(drop("seizures.csv", csv));

    assertThat(outcome.messages()).hasSize(2);
    assertThat(outcome.refusedRows()).isEqualTo(1);
    assertThat(home().rejected().resolve("seizures.csv"))
        .content()
        .contains("Reference,")
        .contains("SYN-0002")
        .doesNotContain("SYN-0001");
    assertThat(reason("seizures.csv").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.row()).isEqualTo(2);
              assertThat(row.column()).isEqualTo("Quantity");
              assertThat(row.value()).isEqualTo("many");
              assertThat(row.reason()).isNotBlank();
            });
    assertThat(home().sent().resolve("seizures.csv")).exists();
  }

  @Test
  void anAgencysOwnTableIsReadThroughItsOwnMapping_andItsBadRowsComeBackInItsOwnForm()
      throws Exception {
    Files.createDirectories(home().mappings());
    Files.writeString(
        home().mappings().resolve("own.yaml"),
        """
        name: own
        delimiter: ";"
        decimal: ","
        columns: {Dossier: REFERENCE, Soort: SPECIES, Aantal: QUANTITY, Eenheid: UNIT, Rek: CARRIED}
        """);
    restart(Federation.defaults(List.of("EUROPOL"), List.of("EUROPOL")), step -> {});

    String header = "Dossier;Soort;Aantal;Eenheid;Rek";
    String bad = "D-2;Manis spp.;1.60;kg;\"4; 5\"";
    FileOutcome outcome =
        outcome(drop("own.csv", header + "\nD-1;Manis spp.;1,60;kg;3\n" + bad + "\n"));

    assertThat(outcome.messages())
        .singleElement()
        .satisfies(message -> assertThat(message.source().reference()).isEqualTo("D-1"));
    assertThat(home().rejected().resolve("own.csv"))
        .content()
        .isEqualTo(header + "\r\n" + bad + "\r\n");
  }

  @Test
  void whatIsSaidOfAMessageInSeveral_goesInOrder() throws Exception {
    Digest target = Digest.of(new byte[] {3});
    hub.holders.put(target, new Holders(List.of(new AgencyId("FR-POLICE"), new AgencyId("TWIX"))));
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    drop(
        "recall.json",
        """
        {"type": "recall/1", "thread": "%1$s", "inReplyTo": "%1$s",
         "target": {"id": "%1$s", "manifest": "%2$s"},
         "parts": {"recall": {"reason": "OUTDATED", "explanation": "It is no longer so."}}}
        """
            .formatted("01936f2e-0000-7000-8000-000000000001", target));
    Eventually.holds(PATIENCE, () -> assertThat(customs.outgoing.messages()).hasSize(2));
    List<Kept> kept = customs.outgoing.messages();
    assertThat(kept).extracting(Kept::after).containsExactly(null, kept.getFirst().id());
  }

  @Test
  void draftAndBareReportBothBecomeMessages() throws Exception {
    Object report = Samples.draft().parts().get("report");
    String draft =
        new String(
            StrictJson.write(
                Map.of(
                    "type",
                    "seizure-report/1",
                    "to",
                    List.of("FR-POLICE"),
                    "parts",
                    Map.of("report", report))),
            StandardCharsets.UTF_8);
    String bare = new String(StrictJson.write(report), StandardCharsets.UTF_8);

    FileOutcome ofDraft = outcome(drop("draft.json", draft));
    FileOutcome ofBare = outcome(drop("report.json", bare));

    assertThat(ofDraft.messages().getFirst().recipients())
        .extracting(recipient -> recipient.agency().value())
        .containsExactly("FR-POLICE");
    assertThat(ofBare.messages().getFirst().recipients())
        .extracting(recipient -> recipient.agency().value())
        .containsExactly("EUROPOL");
  }

  @Test
  void messageThatNobodyMayHaveIsReportedWithItsRules() throws Exception {
    // The settings of a home are read once: this is another one.
    outbox.close();
    customs.close();
    folder = Files.createDirectory(folder.resolve("brazil"));
    open(Federation.defaults(List.of("BR-CUSTOMS"), List.of()), step -> {});

    FileOutcome outcome = outcome(drop("seizures.csv", Samples.csv(1)));

    assertThat(outcome.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.state()).isEqualTo(Outcome.State.NOT_SENT);
              assertThat(message.recipients().getFirst().withheld())
                  .flatExtracting(Outcome.Withheld::rules)
                  .contains("third-country-needs-basis");
              assertThat(home().rejected().resolve(message.id().value()).resolve("outcome.json"))
                  .exists();
            });
    assertThat(home().rejected().resolve("seizures.csv")).exists();
  }

  @Test
  void messagesThatTheHubRefusesAreToldApart() throws Exception {
    hub.refuseWith = Optional.of("LEVEL_TOO_HIGH");

    FileOutcome outcome = outcome(drop("seizures.csv", Samples.csv(1)));

    assertThat(outcome.messages().getFirst().state()).isEqualTo(Outcome.State.REFUSED);
    assertThat(outcome.messages().getFirst().code()).isEqualTo("LEVEL_TOO_HIGH");
    assertThat(home().rejected().resolve("seizures.csv")).exists();
  }

  @Test
  void secondFileOfTheSameNameHasANameOfItsOwn() throws Exception {
    outcome(drop("seizures.csv", Samples.csv(1)));

    Submission second = drop("seizures.csv", Samples.csv(2));

    assertThat(second.name()).isEqualTo("seizures-2.csv");
    assertThat(outcome(second).messages()).hasSize(2);
    assertThat(home().sent().resolve("seizures.csv")).hasContent(Samples.csv(1));
  }

  @Test
  void eachLineOfAListIsADraft_andABadOneHoldsNoOtherUp() throws Exception {
    String draft =
        """
        {"type": "seizure-report/1", "parts": {"report": {"reference": "%s", "date": {"seized": "2026-03-01"}, \
        "lines": [{"taxon": {"name": "Manis javanica", "rank": "SPECIES"}}]}%s}}
        """;
    FileOutcome outcome =
        outcome(
            drop(
                "many.jsonl",
                String.join(
                    "",
                    draft.formatted("J-1", ""),
                    "no draft\n",
                    "\n",
                    draft.formatted("J-2", ", \"unknown\": {}"),
                    draft.formatted("J-3", ""))));
    assertThat(outcome.messages())
        .extracting(it -> it.source().reference(), it -> it.source().rows(), it -> it.state())
        .containsExactly(
            tuple("J-1", List.of(1L), Outcome.State.ACCEPTED),
            tuple("J-3", List.of(5L), Outcome.State.ACCEPTED));
    assertThat(outcome.refusedRows()).isEqualTo(2);
    assertThat(home().rejected().resolve("many.jsonl.reason.json"))
        .content()
        .contains("\"row\" : 4");
  }
}
