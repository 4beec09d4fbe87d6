// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.ops.Saola;

class ReportCommandTest {
  private static final String SENT =
      """
      Reference,Date of seizure,Species,Quantity,Nationality of offenders
      A-1,2026-10-03,Manis javanica,1,CN
      A-2,unknown,Manis spp.,2,
      A-3,unknown (reported 2026-09-01),Panthera tigris,3,
      A-4,2026-10-04,Manis refused,4,
      """;
  private static final String RECEIVED =
      """
      {"reference": "A-1", "date": {"seized": "2026"}, "lines": [{"taxon": {"name": "Lynx lynx"}}]}
      """;

  @TempDir Path home;
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  @BeforeEach
  void fillHome() throws Exception {
    Files.writeString(
        home.resolve("connector.yaml"),
        """
        agency: NL-CUSTOMS
        hub: {amqp: "amqps://hub.example:5671", https: "https://hub.example:8443"}
        trustAnchor: trust-anchor.pem
        logKey: log.vkey
        logCosignatureKey: log-mldsa.vkey
        keystore: keystore.p12
        messages: {}
        """);
    Path sent = Files.createDirectories(home.resolve("sent"));
    Files.writeString(sent.resolve("seizures.csv"), SENT);
    StringBuilder messages = new StringBuilder();
    for (int row = 1; row <= 4; row++) {
      messages.append(row == 1 ? "" : ",").append(message(row, row == 4 ? "REFUSED" : "ACCEPTED"));
    }
    Files.writeString(
        sent.resolve("seizures.csv.outcome.json"),
        "{\"file\":\"seizures.csv\",\"messages\":[%s],\"refusedRows\":0}".formatted(messages));
    Path folder = Files.createDirectories(home.resolve("inbox/one"));
    Path sample =
        Path.of(
            "../message-schemas/src/main/resources/org/saola/message/samples/manifest/valid/seizure-report.json");
    Files.writeString(
        folder.resolve("manifest.json"),
        Files.readString(sample).replaceFirst("\"from\": *\"[A-Z-]+\"", "\"from\": \"FR-POLICE\""));
    Files.writeString(folder.resolve("report.json"), RECEIVED);
  }

  private static String message(int row, String state) {
    return """
        {"id": "019dd3f0-0000-7000-8000-00000000000%d", "type": "seizure-report/1",
         "created": "2026-11-22T08:00:0%dZ", "state": "%s", "recipients": [],
         "source": {"file": "seizures.csv", "reference": "A-%d", "rows": [%d]}}
        """
        .formatted(row, row, state, row, row);
  }

  private int run(String... arguments) {
    PrintStream before = System.err;
    System.setErr(new PrintStream(words, true, StandardCharsets.UTF_8));
    try {
      return Saola.run(arguments);
    } finally {
      System.setErr(before);
    }
  }

  private String said() {
    return words.toString(StandardCharsets.UTF_8);
  }

  private String report(String... more) throws Exception {
    Path out = home.resolve("report.csv");
    String[] arguments = new String[7 + more.length];
    String[] first = {
      "report", "illegal-trade", "--home", home.toString(), "--year=2026", "--out", out.toString()
    };
    System.arraycopy(first, 0, arguments, 0, 7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    assertThat(run(arguments)).as(said()).isZero();
    return Files.readString(out);
  }

  @Test
  void reportsWhatTheHubAccepted_andSaysWhatIsLeftOut() throws Exception {
    String csv = report();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv)
        .contains("A-1,2026-10-03,Manis javanica", "A-3,")
        .doesNotContain("refused", "CN");
    assertThat(said())
        .contains("left out: NL-CUSTOMS A-2: it has no date at all")
        .contains("2 seizures (2 rows) of 2026, from 3 messages")
        .contains("1 of them by date reported")
        .contains("2027-06-15 to the Commission", "2027-10-31 to CITES")
        .contains("without nationalities");
    assertThat(home.resolve("state")).isEmptyDirectory();
  }

  @Test
  void othersReportsAndNationalitiesAreThereWhenAskedFor() throws Exception {
    String csv = report("--received", "--nationalities");
    assertThat(csv).contains(",CN,").contains("FR-POLICE/A-1,2026,Lynx lynx");
    assertThat(csv.lines()).hasSize(4);
  }

  @Test
  void aFileThatNoMappingReadsAnyMoreIsNamed() throws Exception {
    Path sent = home.resolve("sent");
    Files.writeString(sent.resolve("own.csv"), "Soort\nManis spp.\n");
    Files.writeString(
        sent.resolve("own.csv.outcome.json"),
        "{\"file\":\"own.csv\",\"messages\":[],\"refusedRows\":0}");
    assertThat(
            run(
                "report",
                "illegal-trade",
                "--home",
                home.toString(),
                "--year=2026",
                "--out",
                home.resolve("report.csv").toString()))
        .isEqualTo(1);
    assertThat(said()).contains("sent/own.csv: no mapping knows the columns [Soort]");
  }

  @Test
  void aFolderThatIsNoHomeIsAUsageError() {
    assertThat(
            run("report", "illegal-trade", "--home", home.resolve("x").toString(), "--year=2026"))
        .isEqualTo(2);
    assertThat(run("report")).isEqualTo(2);
  }
}
