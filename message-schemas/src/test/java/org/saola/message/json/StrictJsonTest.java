// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Tlp;

class StrictJsonTest {
  record Probe(
      @NotNull @Size(min = 1, max = 5) String text,
      int number,
      @Nullable Long big,
      @Nullable BigDecimal decimal,
      @Nullable Boolean flag,
      @Nullable Tlp tlp,
      @Nullable Instant at,
      @Nullable LocalDate day,
      byte @Nullable [] bytes,
      @Nullable AgencyId agency,
      @Nullable List<@Valid Inner> inner,
      @Nullable List<String> texts,
      @Nullable Map<String, String> map) {}

  record Inner(@NotNull @Pattern(regexp = "[a-z]+") String word) {}

  private static String probe(String more) {
    return "{\"text\":\"a\",\"number\":1" + (more.isEmpty() ? "" : "," + more) + "}";
  }

  private static Problem refused(String json) {
    return refused(json.getBytes(UTF_8));
  }

  private static Problem refused(byte[] json) {
    InvalidDocument e =
        catchThrowableOfType(InvalidDocument.class, () -> StrictJson.read(json, Probe.class));
    assertThat(e).as("must be refused").isNotNull();
    return e.problems().getFirst();
  }

  @Test
  void readsWhatItWrote_everyKindOfValue() throws Exception {
    Probe probe =
        new Probe(
            "ä",
            -7,
            1L << 40,
            new BigDecimal("1.60"),
            true,
            Tlp.AMBER_STRICT,
            Instant.parse("2026-11-22T09:30:00.120Z"),
            LocalDate.of(2026, 11, 22),
            new byte[] {0, 1, -1},
            new AgencyId("NL-CUSTOMS"),
            List.of(new Inner("x")),
            List.of("line one\nline two\t"),
            Map.of("k", "v"));
    byte[] json = StrictJson.write(probe);
    assertThat(StrictJson.write(StrictJson.read(json, Probe.class))).isEqualTo(json);
    assertThat(new String(json, UTF_8))
        .isEqualTo(
            "{\"text\":\"ä\",\"number\":-7,\"big\":1099511627776,\"decimal\":1.60,\"flag\":true,"
                + "\"tlp\":\"AMBER+STRICT\",\"at\":\"2026-11-22T09:30:00.120Z\",\"day\":\"2026-11-22\","
                + "\"bytes\":\"AAH/\",\"agency\":\"NL-CUSTOMS\",\"inner\":[{\"word\":\"x\"}],"
                + "\"texts\":[\"line one\\nline two\\t\"],\"map\":{\"k\":\"v\"}}");
  }

  @Test
  void leavesAbsentFieldsOut() throws Exception {
    Probe probe = StrictJson.read(probe("").getBytes(UTF_8), Probe.class);
    assertThat(new String(StrictJson.write(probe), UTF_8)).isEqualTo(probe(""));
  }

  @Test
  void writesInstantsAtMilliseconds() {
    assertThat(new String(StrictJson.write(Instant.parse("2026-11-22T09:30:00.123456Z")), UTF_8))
        .isEqualTo("\"2026-11-22T09:30:00.123Z\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"other\":1` | other | UNKNOWN_FIELD",
        "`\"inner\":[{\"word\":\"a\",\"x\":1}]` | inner[0].x | UNKNOWN_FIELD",
        "`\"number\":2` | * | DUPLICATE_FIELD",
        "`\"inner\":[{}]` | inner[0].word | MISSING_FIELD",
        "`\"big\":null` | big | NULL_VALUE",
        "`\"number\":null` | * | DUPLICATE_FIELD",
        "`\"texts\":[null]` | * | NULL_VALUE",
        "`\"inner\":[null]` | * | NULL_VALUE",
        "`\"map\":{\"a\":null}` | * | NULL_VALUE",
        "`\"big\":\"1\"` | big | WRONG_TYPE",
        "`\"big\":1.0` | big | WRONG_TYPE",
        "`\"big\":1e3` | big | WRONG_TYPE",
        "`\"big\":true` | big | WRONG_TYPE",
        "`\"big\":\"\"` | big | WRONG_TYPE",
        "`\"big\":[1]` | big | WRONG_TYPE",
        "`\"big\":[]` | big | WRONG_TYPE",
        "`\"big\":99999999999999999999` | big | OUT_OF_RANGE",
        "`\"decimal\":\"1.5\"` | decimal | WRONG_TYPE",
        "`\"decimal\":1e2147483647` | decimal | LIMIT_EXCEEDED",
        "`\"decimal\":1e-101` | decimal | LIMIT_EXCEEDED",
        "`\"decimal\":1e99999999999999999999` | decimal | LIMIT_EXCEEDED",
        "`\"flag\":1` | flag | WRONG_TYPE",
        "`\"flag\":\"true\"` | flag | WRONG_TYPE",
        "`\"tlp\":0` | tlp | WRONG_TYPE",
        "`\"tlp\":\"0\"` | tlp | UNKNOWN_VALUE",
        "`\"tlp\":\"\"` | tlp | *",
        "`\"tlp\":\"red\"` | tlp | UNKNOWN_VALUE",
        "`\"tlp\":\"AMBER_STRICT\"` | tlp | UNKNOWN_VALUE",
        "`\"tlp\":[\"RED\"]` | tlp | WRONG_TYPE",
        "`\"at\":\"2026-11-22T09:30:00.1234Z\"` | at | WRONG_FORM",
        "`\"at\":\"2026-11-22T09:30:00+00:00\"` | at | WRONG_FORM",
        "`\"at\":\"2026-11-22T24:00:00Z\"` | at | WRONG_FORM",
        "`\"at\":\"2026-11-22T09:30:60Z\"` | at | WRONG_FORM",
        "`\"at\":\"2026-02-30T09:30:00Z\"` | at | WRONG_FORM",
        "`\"at\":\"+12026-11-22T09:30:00Z\"` | at | WRONG_FORM",
        "`\"at\":1763800000` | at | WRONG_TYPE",
        "`\"at\":\"1763800000\"` | at | WRONG_FORM",
        "`\"day\":\"2026-11-22T00:00:00Z\"` | day | WRONG_FORM",
        "`\"day\":\"2026-02-29\"` | day | WRONG_FORM",
        "`\"day\":[2026,1,1]` | day | WRONG_TYPE",
        "`\"bytes\":\"AAH_\"` | bytes | WRONG_FORM",
        "`\"bytes\":\"AAE\"` | bytes | WRONG_FORM",
        "`\"bytes\":\"AB==\"` | bytes | WRONG_FORM",
        "`\"bytes\":[1,2]` | bytes | WRONG_TYPE",
        "`\"agency\":\"nl-customs\"` | agency | WRONG_FORM",
        "`\"agency\":{\"value\":\"NL-CUSTOMS\"}` | agency | WRONG_TYPE",
        "`\"agency\":7` | agency | WRONG_TYPE",
        "`\"texts\":\"a\"` | texts | WRONG_TYPE",
        "`\"texts\":[1]` | texts[0] | WRONG_TYPE",
        "`\"texts\":[true]` | texts[0] | WRONG_TYPE",
        "`\"texts\":[\"\\u0000\"]` | texts[0] | INVALID_TEXT",
        "`\"texts\":[\"\\ud800\"]` | texts[0] | INVALID_TEXT",
        "`\"inner\":[{\"word\":\"A\"}]` | inner[0].word | WRONG_FORM",
        "`\"inner\":{}` | inner | WRONG_TYPE",
      })
  void refuses(String field, String path, String rule) {
    Problem problem = refused(probe(field));
    if (!rule.equals("*")) {
      assertThat(problem.rule().name()).isEqualTo(rule);
    }
    if (!path.equals("*")) {
      assertThat(problem.path()).isEqualTo(path);
    }
  }

  @Test
  void refusesMissingAndNullRequiredFields() {
    assertThat(refused("{\"number\":1}").rule()).isEqualTo(Rule.MISSING_FIELD);
    assertThat(refused("{\"text\":\"a\"}").rule()).isEqualTo(Rule.MISSING_FIELD);
    assertThat(refused("{\"text\":\"a\",\"number\":null}").rule()).isEqualTo(Rule.NULL_VALUE);
    assertThat(refused("{\"text\":null,\"number\":1}").rule()).isEqualTo(Rule.NULL_VALUE);
    assertThat(refused("{\"text\":1,\"number\":1}").rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused("{\"text\":\"a\",\"number\":\"1\"}").rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused("{\"text\":\"a\",\"number\":1.0}").rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused("null").rule()).isEqualTo(Rule.NULL_VALUE);
    assertThat(refused("[]").rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused("\"\"").rule()).isEqualTo(Rule.WRONG_TYPE);
    assertThat(refused("{\"text\":\"\",\"number\":1}").rule()).isEqualTo(Rule.WRONG_SIZE);
  }

  @Test
  void readsTheCharacterThatStandsForUnreadableBytes() throws InvalidDocument {
    assertThat(StrictJson.read("\"\uFFFD\"".getBytes(UTF_8), String.class)).isEqualTo("\uFFFD");
    assertThat(refused("\"\uFFFD\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)).rule())
        .isEqualTo(Rule.MALFORMED);
    assertThat(
            refused(new byte[] {'"', (byte) 0xef, (byte) 0xbf, (byte) 0xbd, (byte) 0xe9, '"'})
                .rule())
        .isEqualTo(Rule.MALFORMED);
  }

  @Test
  void refusesWhatIsNotOneJsonValueInUtf8() {
    assertThat(refused("").rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused(probe("") + " 1").rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused(probe("") + "}").rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused("{\"text\":\"a\",").rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused("{'text':'a'}").rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused("/**/" + probe("")).rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused(probe("\"decimal\":NaN")).rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused("\uFEFF" + probe("")).rule()).isEqualTo(Rule.MALFORMED);
    assertThat(refused(probe("").getBytes(StandardCharsets.UTF_16LE)).rule())
        .isEqualTo(Rule.MALFORMED);
    assertThat(refused(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}).rule())
        .isEqualTo(Rule.MALFORMED);
  }

  @Test
  void refusesDuplicateKeysAtAnyDepth() {
    Problem problem = refused(probe("\"inner\":[{\"word\":\"a\",\"word\":\"a\"}]"));
    assertThat(problem.rule()).isEqualTo(Rule.DUPLICATE_FIELD);
    assertThat(refused(probe("\"map\":{\"a\":\"b\",\"\\u0061\":\"c\"}")).rule())
        .isEqualTo(Rule.DUPLICATE_FIELD);
  }

  @Test
  void refusesNumbersOver100DigitsAndNestingOver32() {
    String digits = "1".repeat(101);
    assertThat(refused(probe("\"decimal\":" + digits)).rule()).isEqualTo(Rule.LIMIT_EXCEEDED);
    assertThat(refused(probe("\"big\":" + digits)).rule()).isEqualTo(Rule.LIMIT_EXCEEDED);
    assertThat(refused("[".repeat(33)).rule()).isEqualTo(Rule.LIMIT_EXCEEDED);
    assertThat(
            catchThrowableOfType(
                    InvalidDocument.class,
                    () -> StrictJson.read("[".repeat(100_000).getBytes(UTF_8), Object.class))
                .problems()
                .getFirst()
                .rule())
        .isEqualTo(Rule.LIMIT_EXCEEDED);
  }

  @Test
  void namesEveryViolationAndNoValue() {
    String json =
        "{\"text\":\"secret-name\",\"number\":1,\"inner\":[{\"word\":\"SECRET\"},{\"word\":\"1\"}]}";
    InvalidDocument e =
        catchThrowableOfType(
            InvalidDocument.class, () -> StrictJson.read(json.getBytes(UTF_8), Probe.class));
    assertThat(e.problems())
        .extracting(Problem::path)
        .containsExactly("inner[0].word", "inner[1].word", "text");
    assertThat(e.getMessage()).doesNotContainIgnoringCase("secret");
    assertThat(refused(probe("\"at\":\"secret\"")).message()).doesNotContain("secret");
    assertThat(refused(probe("\"tlp\":\"secret\"")).message()).doesNotContain("secret");
    assertThat(refused(probe("\"agency\":\"secret\"")).message()).doesNotContain("secret");
    assertThat(refused(probe("\"big\":\"secret\"")).message()).doesNotContain("secret");
  }

  @Test
  void cleansAnUnknownFieldsNameBeforeItReachesALog() {
    assertThat(refused(probe("\"a\\nb\\u001b\":1")).path()).isEqualTo("a?b?");
  }

  @Test
  void validateHoldsRecordsBuiltInCodeToTheSameRules() {
    assertThat(
            catchThrowableOfType(InvalidDocument.class, () -> StrictJson.validate(new Inner("A")))
                .problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.WRONG_FORM);
  }

  @Test
  void whatIsNotReadIsFoundByLineAndColumn() {
    assertThat(message("{\n  \"version\": 1,\n  \"suite\" 1}")).contains("line 3, column 11");
    assertThat(message("{\n  \"version\": 1,\n  \"version\": 1}")).contains("line 3, column ");
    assertThat(message("{\n \"a\":" + "[".repeat(1_000))).contains("line 2, column ");
    assertThat(message("{\n \"version\": " + "9".repeat(5_000) + "}")).contains("line 2, column ");
  }

  private static String message(String json) {
    return catchThrowableOfType(
            InvalidDocument.class,
            () ->
                StrictJson.read(
                    json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    org.saola.message.manifest.Manifest.class))
        .problems()
        .getFirst()
        .message();
  }
}
