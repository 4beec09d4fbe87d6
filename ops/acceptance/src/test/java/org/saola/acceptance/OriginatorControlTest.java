// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.reading.Reader;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;
import org.saola.ops.demo.Demo;
import org.saola.ops.demo.DemoExchange;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.Progress;

/**
 * The originator's word, from connector to connector over the real hub: a report under H2 is passed
 * on with its consent and not without; its recall reaches who got it so; then it is passed on no
 * more, and whoever has not confirmed is named. On the way an officer reads it, which its sender
 * learns and the agency records.
 */
class OriginatorControlTest {
  private static final Map<String, Object> H2 =
      Map.of("tlp", "AMBER", "handling", List.of("H2"), "level", "BASIC_PROTECTION");

  @TempDir Path data;
  private DemoFederation federation;
  private Demo demo;
  private int drafts;

  @BeforeEach
  void start() throws Exception {
    federation = new DemoFederation(data);
    federation.create();
    demo = new Demo(federation);
    demo.start(Progress.onConsole());
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void theOriginatorsWordHoldsWhoeverHasTheMessage() throws Exception {
    Map<String, Object> report = new LinkedHashMap<>(TypeSample.of(type()).parts());
    Outcome original =
        send(
            "NL-CUSTOMS",
            Map.of(
                "type",
                "seizure-report/1",
                "to",
                List.of("FR-POLICE"),
                "marking",
                H2,
                "parts",
                report));
    assertThat(original.state()).isEqualTo(Outcome.State.ACCEPTED);
    readByOfficer(original);
    assertThat(reported("NL-CUSTOMS")).contains("1 seizures").doesNotContain("taken back");

    Outcome unasked = send("FR-POLICE", forward(original, Map.of()));
    assertThat(unasked.state()).isEqualTo(Outcome.State.REFUSED);
    assertThat(unasked.code()).isEqualTo("CONSENT_MISSING");

    Outcome consent = send("NL-CUSTOMS", consent(original));
    assertThat(consent.state()).isEqualTo(Outcome.State.ACCEPTED);
    received("FR-POLICE", consent);
    Outcome forwarded = send("FR-POLICE", forward(original, Map.of("consent", consent.id())));
    assertThat(forwarded.state()).isEqualTo(Outcome.State.ACCEPTED);
    Path inbox = received("EUROPOL", forwarded);
    assertThat(Files.readString(inbox.resolve("forwarded.json")))
        .contains("\"originator\" : \"NL-CUSTOMS\"", consent.id().value());
    verify(inbox);

    Outcome recall = send("NL-CUSTOMS", recall(original));
    assertThat(recall.state()).isEqualTo(Outcome.State.ACCEPTED);
    assertThat(recall.recipients())
        .extracting(recipient -> recipient.agency().value())
        .containsExactlyInAnyOrder("FR-POLICE", "EUROPOL");
    Path word = received("EUROPOL", recall);

    assertThat(reported("NL-CUSTOMS")).contains("0 seizures");
    assertThat(reported("FR-POLICE", "--received"))
        .contains("taken back by its originator", "0 seizures");

    Outcome late = send("FR-POLICE", forward(original, Map.of("consent", consent.id())));
    assertThat(late.code()).isEqualTo("WITHDRAWN");

    assertThat(send("EUROPOL", confirmation(word)).state()).isEqualTo(Outcome.State.ACCEPTED);
    demo.close();
    StringBuilder lines = new StringBuilder();
    int exit =
        InProcess.run(lines, "audit", "unconfirmed", "--hub", data.resolve("hub").toString());
    assertThat(exit).isEqualTo(1);
    assertThat(lines.toString()).contains("FR-POLICE").doesNotContain("EUROPOL");
    assertReadingIsOnRecord(original);
  }

  /** The sender learns that it was read, and not by whom. */
  private void readByOfficer(Outcome message) throws Exception {
    Path folder = received("FR-POLICE", message);
    demo.connector("FR-POLICE")
        .readings()
        .opened(folder, new Reader("f3b1c0de", "Agnès Martin"), "who carried the horns");
    Path outcome = home("NL-CUSTOMS").sent().resolve(message.id() + "/outcome.json");
    await(() -> Files.readString(outcome).contains("\"read\""));
    assertThat(Files.readString(outcome)).doesNotContain("Martin").doesNotContain("f3b1c0de");
    verify(home("NL-CUSTOMS").sent().resolve(message.id().value()));
    await(() -> evidence(folder).contains("-read-by-officer-FR-POLICE"));
    verify(folder);
  }

  private static String evidence(Path folder) throws IOException {
    try (var files = Files.list(folder.resolve("evidence"))) {
      return files.toList().toString();
    }
  }

  private void assertReadingIsOnRecord(Outcome message) throws Exception {
    StringBuilder books = new StringBuilder();
    assertThat(InProcess.run(books, "audit", "reconcile", "--hub", data.resolve("hub").toString()))
        .as(books.toString())
        .isZero();
    assertThat(books.toString()).contains("1 read by an officer");
    String home = federation.agency("FR-POLICE").toString();
    StringBuilder record = new StringBuilder();
    assertThat(InProcess.run(record, "audit", "readings", "--home", home)).isZero();
    assertThat(record.toString())
        .contains(message.id().value(), "Agnès Martin (f3b1c0de): who carried the horns")
        .contains("1 lines; the record holds.");
    Path month =
        DurableFiles.list(home("FR-POLICE").state("consultations")).stream()
            .filter(file -> file.toString().endsWith(".jsonl"))
            .findFirst()
            .orElseThrow();
    Files.writeString(month, Files.readString(month).replace("Agnès", "Anouk"));
    StringBuilder changed = new StringBuilder();
    assertThat(InProcess.run(changed, "audit", "readings", "--home", home)).isEqualTo(1);
    assertThat(changed.toString()).contains("FAIL  head: ", "the record does not hold.");
    Files.writeString(month, "[]\n");
    assertThat(InProcess.run(changed, "audit", "readings", "--home", home)).isEqualTo(1);
    assertThat(changed.toString())
        .contains("FAIL  %s, line 1: ".formatted(month.getFileName()))
        .contains("-read-by-officer-FR-POLICE.tlog-proof: was read, and no line says by whom");
  }

  private static org.saola.message.type.MessageType type() {
    return MessageTypes.find(MessageTypes.SEIZURE_REPORT).orElseThrow();
  }

  private static Map<String, Object> forward(Outcome original, Map<String, Object> consent) {
    Map<String, Object> forward = new LinkedHashMap<>(consent);
    forward.put("message", original.id());
    return Map.of(
        "type",
        "seizure-report/1",
        "to",
        List.of("EUROPOL"),
        "purpose",
        "INVESTIGATION",
        "forward",
        forward);
  }

  private static Map<String, Object> consent(Outcome original) {
    return about(
        "forward-consent/1",
        original,
        Map.of(
            "to", List.of("FR-POLICE"),
            "consent",
                Map.of(
                    "decision", "GRANTED",
                    "recipient", "EUROPOL",
                    "purpose", "INVESTIGATION",
                    "validUntil", LocalDate.now().plusDays(2)),
            "parts", Map.of("terms", Map.of("reason", "The persons are known there."))));
  }

  private static Map<String, Object> recall(Outcome original) {
    return about(
        "recall/1",
        original,
        Map.of(
            "parts",
            Map.of(
                "recall",
                Map.of("reason", "INCORRECT", "explanation", "The horns are buffalo horn."))));
  }

  private static Map<String, Object> about(
      String type, Outcome original, Map<String, Object> fields) {
    Map<String, Object> draft = new LinkedHashMap<>(fields);
    draft.put("type", type);
    draft.put("thread", original.id());
    draft.put("inReplyTo", original.id());
    draft.put("target", Map.of("id", original.id(), "manifest", original.manifest()));
    return draft;
  }

  private static Map<String, Object> confirmation(Path word) throws Exception {
    Manifest recall =
        StrictJson.read(Files.readAllBytes(word.resolve("manifest.json")), Manifest.class);
    return Map.of(
        "type", "confirmation/1",
        "to", List.of("NL-CUSTOMS"),
        "thread", recall.thread(),
        "inReplyTo", recall.id(),
        "target", recall.target(),
        "confirmed", "RECALLED",
        "parts",
            Map.of(
                "confirmation",
                Map.of("doneAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())));
  }

  /** What the year's report says of itself: it is counted by the year in which it was reported. */
  private String reported(String agency, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "report",
                "illegal-trade",
                "--home",
                federation.agency(agency).toString(),
                "--year",
                String.valueOf(LocalDate.now().getYear()),
                "--out",
                data.resolve("report.csv").toString()));
    arguments.addAll(List.of(more));
    PrintStream standard = System.err;
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    System.setErr(new PrintStream(words, true, StandardCharsets.UTF_8));
    try {
      assertThat(InProcess.run(new StringBuilder(), arguments.toArray(String[]::new))).isZero();
    } finally {
      System.setErr(standard);
    }
    return words.toString(StandardCharsets.UTF_8);
  }

  private Outcome send(String agency, Map<String, Object> draft) throws Exception {
    Path file = Files.write(data.resolve("draft-" + ++drafts + ".json"), StrictJson.write(draft));
    FileOutcome outcome =
        new DemoExchange(home(agency), Duration.ofMinutes(1), Progress.onConsole())
            .send(List.of(file))
            .getFirst();
    assertThat(outcome.messages())
        .as(() -> "%s, %s".formatted(outcome, rejected(agency)))
        .hasSize(1);
    return outcome.messages().getFirst();
  }

  private String rejected(String agency) {
    try (var files = Files.list(home(agency).rejected())) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(it -> it.toString().endsWith(".reason.json")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private AgencyHome home(String agency) {
    return new AgencyHome(federation.agency(agency));
  }

  private Path received(String agency, Outcome message) throws Exception {
    Path folder = home(agency).inbox().resolve(message.id().value());
    await(() -> Files.exists(folder));
    return folder;
  }

  private static void verify(Path inbox) throws Exception {
    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(inbox));
    await(() -> verify.verify(inbox).stream().allMatch(OfflineVerify.Line::holds));
  }

  /** Something that comes within a minute, or never. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(100);
    }
  }
}
