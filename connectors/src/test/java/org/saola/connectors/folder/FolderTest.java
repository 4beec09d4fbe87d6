// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.connectors.Eventually;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Mappings;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Holders;

/** From a dropped file to kept messages, and to what is said of it when all are concluded. */
class FolderTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private Outbox outbox;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    open(Federation.defaults(List.of("EUROPOL"), List.of("EUROPOL")), step -> {});
  }

  @AfterEach
  void stop() {
    outbox.close();
    customs.close();
    hub.close();
  }

  private void open(MessageDefaults defaults, JobSteps steps) throws Exception {
    customs = new Agency(folder.resolve("home"), "NL-CUSTOMS", hub, defaults);
    outbox =
        new Outbox(
            customs.home,
            Mappings.packagedAnd(customs.home.mappings()),
            customs.composer,
            customs.outgoing,
            customs.sent,
            new StatusBoard(customs.home, new AgencyId("NL-CUSTOMS"), Clock.systemUTC()),
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new SecureRandom()),
            steps,
            Clock.systemUTC());
    List<Kept> kept = customs.outgoing.load();
    outbox.resume(kept);
    customs.outgoing.release(kept.stream().map(Kept::id).toList());
  }

  private void restart(MessageDefaults defaults, JobSteps steps) throws Exception {
    outbox.close();
    customs.close();
    open(defaults, steps);
  }

  private AgencyHome home() {
    return customs.home;
  }

  private Submission drop(String name, String content) throws Exception {
    Path file = Files.writeString(folder.resolve(name), content);
    Submission submission = Submission.hand(home(), file);
    outbox.take(home().outbox().resolve(submission.name()));
    return submission;
  }

  /** Plays the hub until the file is done. */
  private FileOutcome outcome(Submission submission) throws Exception {
    List<FileOutcome> done = new ArrayList<>();
    Eventually.holds(
        PATIENCE,
        () -> {
          exchange();
          Optional<FileOutcome> outcome =
              submission.await(Clock.systemUTC(), Duration.ZERO, progress -> {});
          assertThat(outcome).isPresent();
          done.add(outcome.get());
        });
    return done.getFirst();
  }

  private void exchange() throws Exception {
    for (byte[] message : keptMessages()) {
      hub.take("NL-CUSTOMS", message);
    }
    customs.take(hub.notices());
  }

  /** Only what is kept whole: nothing else can be on its way, and be answered. */
  private List<byte[]> keptMessages() throws Exception {
    List<byte[]> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(home().state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).sorted().toList()) {
        if (customs.outgoing.contains(idOf(file))) {
          messages.add(Files.readAllBytes(file));
        }
      }
    }
    return messages;
  }

  private static MessageId idOf(Path message) {
    return new MessageId(message.getFileName().toString().replace(".message", ""));
  }

  private Rejection reason(String file) throws Exception {
    return StrictJson.read(
        Files.readAllBytes(home().rejected().resolve(file + ".reason.json")), Rejection.class);
  }

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
  void linkInTheOutboxIsRejectedAndWhatItLeadsToIsNotRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2,hunter3\r\n1,2\r\n");
    Files.createDirectories(home().outbox());
    outbox.take(Files.createSymbolicLink(home().outbox().resolve("leak.csv"), secret));

    Rejection rejection = rejection("leak.csv");
    assertThat(rejection.reason()).contains("no plain file");
    assertThat(home().rejected().resolve("leak.csv.reason.json"))
        .content()
        .doesNotContain("hunter");
  }

  @Test
  void pipeInTheOutboxHoldsNobodyUp() throws Exception {
    Files.createDirectories(home().outbox());
    Path pipe = home().outbox().resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    outbox.take(pipe);

    assertThat(rejection("pipe.csv").reason()).contains("no plain file");
    assertThat(outcome(drop("after.csv", Samples.csv(1))).allAccepted()).isTrue();
  }

  @Test
  void draftThatIsTooLargeIsRejectedUnread() throws Exception {
    Files.createDirectories(home().outbox());
    Path large = home().outbox().resolve("large.json");
    try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    outbox.take(large);

    assertThat(rejection("large.json").reason()).contains("3221225472 bytes");
  }

  private Rejection rejection(String file) throws Exception {
    Eventually.holds(
        PATIENCE, () -> assertThat(home().rejected().resolve(file + ".reason.json")).exists());
    return reason(file);
  }

  @Test
  void rowThatShowsPersonalDataIsABadRow() throws Exception {
    String csv =
        Samples.csv(3)
            .replaceFirst("(SYN-0002.*)synthetic", "$1Mr Whitfield with passport no. X1234567")
            .replace("SYN-0003", "SYN-0002")
            .replace("2026-10-04", "2026-10-03")
            .replace(",VN,synthetic", ",CN,synthetic");

    FileOutcome outcome = outcome(drop("seizures.csv", csv));

    assertThat(outcome.messages()).hasSize(1);
    assertThat(reason("seizures.csv").rows())
        .extracting(Rejection.Row::row, Rejection.Row::column)
        .containsExactly(
            Tuple.tuple(2L, "Additional information"),
            Tuple.tuple(2L, "Additional information"),
            Tuple.tuple(3L, ""));
    assertThat(reason("seizures.csv").rows().getFirst().reason())
        .contains("NOMINAL_IN_PLAIN_PART", "NAME", "under reviewed")
        .doesNotContain("Whitfield");
    assertThat(reason("seizures.csv").rows()).extracting(Rejection.Row::value).containsOnly("");
    assertThat(home().rejected().resolve("seizures.csv")).content().contains("SYN-0002");
  }

  @Test
  void draftThatShowsPersonalDataNamesItsPath() throws Exception {
    String report =
        new String(StrictJson.write(Samples.draft().parts().get("report")), StandardCharsets.UTF_8)
            .replace("synthetic", "Mr Whitfield");

    outcome(drop("report.json", report));

    assertThat(reason("report.json").rows())
        .extracting(Rejection.Row::row, Rejection.Row::column)
        .containsExactly(Tuple.tuple(0L, "report.lines[0].additionalInformation"));
  }

  @Test
  void tableThatNoMappingFitsIsRejectedWithItsColumns() throws Exception {
    FileOutcome outcome = outcome(drop("weather.csv", "Cloud,Rain\r\n1,2\r\n"));

    assertThat(outcome.reason()).isNotBlank();
    assertThat(outcome.allAccepted()).isFalse();
    assertThat(home().rejected().resolve("weather.csv")).exists();
    assertThat(reason("weather.csv").unknownColumns()).contains("Cloud", "Rain");
    assertThat(home().sent()).isEmptyDirectory();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "empty.json, draft",
    "BROKEN.JSON, draft",
    "empty.csv, mapping",
    "report.xml, not well-formed"
  })
  void fileThatIsNothingKnownIsRejected(String name, String why) throws Exception {
    FileOutcome outcome = outcome(drop(name, "{}"));

    assertThat(outcome.reason()).contains(why);
    assertThat(home().rejected().resolve(name)).exists();
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
  void fileWaitsWhileTheHubCannotBeAsked() throws Exception {
    customs.directories.refresh();
    hub.down = true;
    Submission submission = drop("seizures.csv", Samples.csv(1));
    assertThat(submission.await(Clock.systemUTC(), Duration.ofMillis(300), progress -> {}))
        .isEmpty();
    assertThat(keptMessages()).isEmpty();

    hub.down = false;

    assertThat(outcome(submission).allAccepted()).isTrue();
  }

  @Test
  void progressIsTold() throws Exception {
    Submission submission = drop("seizures.csv", Samples.csv(60));
    List<FileProgress> told = new ArrayList<>();
    Eventually.holds(
        PATIENCE,
        () -> {
          submission.await(Clock.systemUTC(), Duration.ZERO, told::add);
          assertThat(told.getLast().phase()).isEqualTo(FileProgress.Phase.SENDING);
        });

    assertThat(told.getLast().messages()).isEqualTo(60);
    assertThat(told.getLast().waiting()).isEqualTo(60);
    outcome(submission);
    submission.await(Clock.systemUTC(), Duration.ZERO, told::add);
    assertThat(told.getLast())
        .isEqualTo(new FileProgress(FileProgress.Phase.DONE, 60, 0, 60, 0, 0, 0));
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Killed in the middle of a file, after each step of its second batch: no row is sent twice. */
  @ParameterizedTest
  @EnumSource
  void killedAfterStep_noRowIsSentTwice(JobSteps.Step killedAfter) throws Exception {
    MessageDefaults defaults = Federation.defaults(List.of("EUROPOL"), List.of("EUROPOL"));
    List<JobSteps.Step> passed = new ArrayList<>();
    restart(
        defaults,
        step -> {
          passed.add(step);
          if (step == killedAfter && passed.stream().filter(s -> s == step).count() == 2) {
            throw new Killed();
          }
        });
    Submission submission = drop("seizures.csv", Samples.csv(120));
    Eventually.holds(
        PATIENCE,
        () -> assertThat(passed.stream().filter(s -> s == killedAfter).count()).isEqualTo(2));
    takeWhatMayHaveTravelled();

    restart(defaults, step -> {});
    FileOutcome outcome = outcome(submission);

    assertThat(outcome.messages()).hasSize(120);
    assertThat(outcome.messages()).allMatch(m -> m.state() == Outcome.State.ACCEPTED);
    assertThat(outcome.messages())
        .flatExtracting(message -> message.source().rows())
        .doesNotHaveDuplicates()
        .hasSize(120);
  }

  /**
   * What the plan names may have been released, and so may have reached the hub before the kill.
   */
  private void takeWhatMayHaveTravelled() throws Exception {
    Path plan = home().state("files").resolve("seizures.csv").resolve("plan.jsonl");
    String planned = Files.readString(plan);
    try (Stream<Path> files = Files.list(home().state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).toList()) {
        if (planned.contains(idOf(file).value())) {
          hub.take("NL-CUSTOMS", Files.readAllBytes(file));
        }
      }
    }
  }

  @Test
  void planCutShortByACrashLosesOnlyItsLastLine() throws Exception {
    Path file = folder.resolve("plan.jsonl");
    Plan plan = Plan.open(file);
    plan.append(
        List.of(
            new PlanLine(List.of(1L), "A", List.of(), List.of(), List.of(), null),
            new PlanLine(List.of(2L), "B", List.of(), List.of(), List.of(), null)));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));

    Plan again = Plan.open(file);
    assertThat(again.covers(List.of(1L))).isTrue();
    assertThat(again.covers(List.of(2L))).isFalse();
    again.append(List.of(new PlanLine(List.of(2L), "B", List.of(), List.of(), List.of(), null)));
    assertThat(Plan.open(file).lines()).hasSize(2);
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
