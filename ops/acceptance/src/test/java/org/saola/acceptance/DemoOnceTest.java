// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code demo --once} as a new user runs it, and what outside tools and damage make of its result.
 */
class DemoOnceTest {
  private static final int RECORDS = 12;

  @TempDir static Path data;
  private static Program.Outcome demo;

  @BeforeAll
  static void runDemo() throws IOException, InterruptedException {
    demo = Program.saola("demo", "--once", "--data", data.toString());
    assertThat(demo.exitCode()).as(demo.output()).isZero();
  }

  @Test
  void eachAgencyGetsWhatItMayHave() throws IOException {
    assertThat(with("EUROPOL", "report.json")).hasSize(RECORDS + 1);
    assertThat(with("EUROPOL", "persons.json")).hasSize(RECORDS + 1);
    assertThat(with("FR-POLICE", "report.json")).hasSize(RECORDS + 1);
    assertThat(with("FR-POLICE", "persons.json")).hasSize(RECORDS + 1);
    assertThat(with("BE-CITES", "report.csv")).hasSize(RECORDS + 1);
    assertThat(with("BE-CITES", "persons.json")).isEmpty();
    assertThat(with("TWIX", "report.json")).hasSize(RECORDS + 1);
    assertThat(with("TWIX", "persons.json")).isEmpty();
    assertThat(with("BR-CUSTOMS", "report.json")).hasSize(1);
    assertThat(with("BR-CUSTOMS", "persons.json")).isEmpty();
  }

  @Test
  void whatIsWithheldIsNamedWithItsRule() throws IOException {
    for (Path message : with("BE-CITES", "release.json")) {
      assertThat(message.resolve("release.json"))
          .content()
          .contains("\"part\"", "persons", "nl-customs.");
    }
  }

  @Test
  void bothGetTheSameMessage_whoMayHaveLessToo() throws IOException {
    assertThat(names(with("BE-CITES", "manifest.p7m")))
        .isEqualTo(names(with("EUROPOL", "manifest.p7m")));
  }

  @Test
  void partnersLearnNothingOfPersons() throws IOException {
    for (Path message : with("TWIX", "manifest.json")) {
      for (Path file : files(message)) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("persons", "Voorbeeld", "Exemple");
      }
    }
  }

  @Test
  void rulesAreExplainedAsTheyDecided() {
    StringBuilder output = new StringBuilder();
    int exit =
        InProcess.run(
            output,
            "rules",
            "explain",
            "--hub",
            hub().toString(),
            "--from",
            "NL-CUSTOMS",
            "--to",
            "BR-CUSTOMS",
            "--type",
            "seizure-report/1");
    assertThat(exit).isZero();
    assertThat(output.toString())
        .contains("all.third-country-needs-basis", "give a basis of transfer: any");
  }

  @Test
  void proposedRulesAreRehearsedOnWhatWasAccepted(@TempDir Path proposed) throws IOException {
    for (Path file : files(hub().resolve("access-rules"))) {
      Files.copy(file, proposed.resolve(file.getFileName().toString()));
    }
    Path own = proposed.resolve("nl-customs.cedar");
    Files.writeString(
        own,
        Files.readString(own).replace("Kind::\"POLICE\", Kind::\"EUROPOL\"", "Kind::\"EUROPOL\""));
    StringBuilder output = new StringBuilder();
    assertThat(rehearse(proposed, output)).isZero();
    assertThat(output.toString())
        .contains(
            "FR-POLICE would no longer get the part persons of seizure-report/1 from NL-CUSTOMS: %d messages"
                .formatted(RECORDS + 1));

    Files.writeString(own, "permit (principal, action, resource);");
    StringBuilder refusal = new StringBuilder();
    assertThat(rehearse(proposed, refusal)).isEqualTo(1);
    assertThat(refusal.toString()).contains("nl-customs.cedar", "to do:");
  }

  private static int rehearse(Path proposed, StringBuilder output) {
    return InProcess.run(
        output, "rules", "rehearse", "--hub", hub().toString(), "--proposed", proposed.toString());
  }

  private static Path hub() {
    return data.resolve("hub");
  }

  @Test
  void goAcceptsTheLog() {
    GoVerifier.Outcome go = GoVerifier.verify(data.resolve("hub/log"));
    assertThat(go.holds()).as(go.output()).isTrue();
  }

  @Test
  void inboxFoldersVerifyOffline_andEachDamagedFileIsNamed() throws Exception {
    Path message = with("BE-CITES", "manifest.json").getFirst();
    Program.Outcome whole = Program.saola("verify", message.toString());
    assertThat(whole.exitCode()).as(whole.output()).isZero();
    assertThat(whole.output()).contains("NL-CUSTOMS", "persons");
    for (Path file : files(message)) {
      byte[] original = Files.readAllBytes(file);
      byte[] damaged = original.clone();
      damaged[damaged.length / 2] ^= 1;
      Files.write(file, damaged);
      try {
        StringBuilder lines = new StringBuilder();
        int exit = InProcess.run(lines, "verify", message.toString());
        assertThat(exit).as("%s%n%s", file, lines).isEqualTo(1);
        assertThat(lines.toString().lines().filter(line -> line.startsWith("FAIL")))
            .anyMatch(line -> line.contains(file.getFileName().toString()));
      } finally {
        Files.write(file, original);
      }
    }
  }

  @Test
  void auditVerifyHolds_andNamesTheIndexOfADamagedTile() throws Exception {
    Path copy = copyOfHub("tile");
    assertThat(InProcess.run(new StringBuilder(), "audit", "verify", "--hub", copy.toString()))
        .isZero();
    try (Stream<Path> tiles = Files.walk(copy.resolve("log/tile/0"))) {
      Path tile = tiles.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(tile);
      bytes[32 * 3 + 7] ^= 1;
      Files.write(tile, bytes);
    }
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", copy.toString())).isEqualTo(1);
    assertThat(lines.toString()).contains("index 3");
  }

  @Test
  void auditVerifyNamesTheIndexOfAChangedEntry() throws Exception {
    Path copy = copyOfHub("entry");
    HubRows.execute(
        copy,
        "update audit_entry set entry = set_byte(entry, 5, get_byte(entry, 5) # 1) where leaf_index = 7");
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", copy.toString())).isEqualTo(1);
    assertThat(lines.toString()).contains("index 7");
  }

  @Test
  void auditVerifyNamesTheIndexesOfTwoSwappedEntries() throws Exception {
    Path copy = copyOfHub("order");
    HubRows.execute(
        copy,
        "update audit_entry set leaf_index = 1000000 where leaf_index = 8",
        "update audit_entry set leaf_index = 8 where leaf_index = 9",
        "update audit_entry set leaf_index = 9 where leaf_index = 1000000");
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", copy.toString())).isEqualTo(1);
    assertThat(lines.toString()).contains("index 8", "index 9");
  }

  @Test
  void reconcileHolds() {
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", data.resolve("hub").toString()))
        .as(lines.toString())
        .isZero();
  }

  @Test
  void theSendersFoldersHoldEvidence() throws IOException {
    Path sent = data.resolve("agencies/NL-CUSTOMS/sent");
    try (Stream<Path> proofs = Files.walk(sent)) {
      assertThat(proofs.filter(file -> file.toString().endsWith(".tlog-proof")).count())
          .isGreaterThanOrEqualTo(2L * (RECORDS + 1));
    }
  }

  private static List<Path> with(String agency, String file) throws IOException {
    Path inbox = data.resolve("agencies").resolve(agency).resolve("inbox");
    try (Stream<Path> folders = Files.list(inbox)) {
      return folders.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList();
    }
  }

  private static List<String> names(List<Path> folders) {
    return folders.stream().map(folder -> folder.getFileName().toString()).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path copyOfHub(String name) throws IOException {
    Path copy = data.resolve("copy-" + name);
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data.resolve("hub"))) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      Path to = copy.resolve(data.resolve("hub").relativize(file));
      Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
    assertThat(Arrays.asList(copy.toFile().list())).contains("log", "database");
    return copy;
  }
}
