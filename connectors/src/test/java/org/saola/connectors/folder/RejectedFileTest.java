// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.saola.connectors.Eventually;
import org.saola.connectors.standin.Samples;
import org.saola.message.json.StrictJson;

/** Files and rows of which no message is made, and what is said of them. */
class RejectedFileTest extends AtTheOutbox {
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
}
