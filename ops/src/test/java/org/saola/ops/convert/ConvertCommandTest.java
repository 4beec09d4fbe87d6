// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.ops.Saola;

class ConvertCommandTest {
  private static final Path SAMPLES =
      Path.of("../message-schemas/src/main/resources/org/saola/message/samples");

  @TempDir Path folder;
  private String said = "";

  private int convert(String form, String... more) {
    String[] arguments = new String[5 + more.length];
    String[] first = {"convert", "--to", form, "--out", folder.resolve("out").toString()};
    System.arraycopy(first, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return Saola.run(arguments);
    } finally {
      System.setOut(before);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private String draft(String type, String sample) throws Exception {
    String parts = Files.readString(SAMPLES.resolve(type).resolve("valid").resolve(sample));
    return Files.writeString(
            folder.resolve("draft.json"),
            "{\"type\": \"%s/1\", \"parts\": %s}".formatted(type, parts))
        .toString();
  }

  private String inbox() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox/one"));
    Files.copy(
        SAMPLES.resolve("manifest/valid/seizure-report.json"), inbox.resolve("manifest.json"));
    Files.writeString(
        inbox.resolve("report.json"),
        "{\"reference\": \"A-1\", \"date\": {\"seized\": \"2026\"}, \"law\": \"the law\","
            + " \"lines\": [{\"taxon\": {\"name\": \"Lynx lynx\", \"rank\": \"SPECIES\"},"
            + " \"appendix\": \"II\"}]}");
    Files.writeString(
        inbox.resolve("persons.json"),
        "{\"nationalitiesOfOffenders\": [{\"asGiven\": \"Nowhere\"}]}");
    return inbox.toString();
  }

  private String out(String name) throws Exception {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "online-listing, pangolin-scales-on-a-marketplace.json, dsa-notice, .notice.txt, exact addresses",
    "online-listing, pangolin-scales-on-a-marketplace.json, dsa-notice, .notice.json, goodFaith",
    "alert, scales-among-nuts.json, stix, .stix.json, attack-pattern",
    "permit-check, live-parrots.json, epermit-v1, .epermit-v1.xml, CBFShip",
    "permit-check, live-parrots.json, epermit-v2, .epermit-v2.xml, Psittacus erithacus",
    "seizure-report, two-quantities-and-an-unknown-unit.json, illegal-trade-report, .csv, Reference",
  })
  void aDraftBecomesAFileOfTheForm_andTheLossesAreListed(
      String type, String sample, String form, String ending, String holds) throws Exception {
    assertThat(convert(form, "--author", "NL-CITES", draft(type, sample))).as(said).isZero();
    assertThat(out("draft" + ending)).contains(holds);
    assertThat(said).contains(" -> ").containsAnyOf("lost: ", "nothing lost");
    assertThat(convert(form, "--author", "NL-CITES", draft(type, sample))).isEqualTo(1);
    assertThat(said).contains("exists already");
  }

  @Test
  void personsLeaveAnInboxFolderOnlyWhenAskedFor() throws Exception {
    assertThat(convert("illegal-trade-report", inbox())).as(said).isZero();
    assertThat(out("one.csv")).contains("the law").doesNotContain("Nowhere");
    assertThat(said)
        .contains("lost: persons.nationalitiesOfOffenders[0].asGiven")
        .contains("lost: report.lines[0].appendix")
        .doesNotContain("lost: report.law");
    Files.delete(folder.resolve("out/one.csv"));
    assertThat(convert("illegal-trade-report", "--nominal", folder.resolve("inbox/one").toString()))
        .isZero();
    assertThat(out("one.csv")).contains("Nowhere");
    assertThat(said).doesNotContain("lost: persons");
  }

  @Test
  void umfStyleHoldsPersonsAndNothingElse() throws Exception {
    String draft = draft("case-request", "urgent.json");
    int exit = convert("umf-style", draft);
    assertThat(exit).isEqualTo(1);
    assertThat(said).contains("--nominal");
  }

  @Test
  void whatHasNoSuchFormIsRefused_andTheRestIsConverted() throws Exception {
    String alert = draft("alert", "one-day.json");
    assertThat(convert("illegal-trade-report", alert, inbox())).isEqualTo(1);
    assertThat(said).contains("refused: there is no seizure report in it", "one.csv");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    assertThat(convert("stix", broken.toString())).isEqualTo(1);
    assertThat(said)
        .contains("refused: [document: MALFORMED, not JSON, or cut short, at line 1, column 2]");
  }

  @Test
  void usageIsExplained() throws Exception {
    assertThat(convert("word", inbox())).isEqualTo(2);
    assertThat(convert("stix", folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(convert("stix", draft("alert", "one-day.json"))).isEqualTo(2);
  }
}
