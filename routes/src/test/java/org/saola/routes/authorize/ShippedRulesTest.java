// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.pki.directory.AgencyKind;

/** Runs the tables in {@code ops/access-rules/tests} against the rules beside them. */
class ShippedRulesTest {
  private static RuleBook book;
  private static RuleTrials trials;

  @BeforeAll
  static void load() throws Exception {
    book = RuleBook.open(RuleTable.RULES);
    trials = new RuleTrials(book.rules(), TableParties.read(RuleTable.TESTS));
  }

  @TestFactory
  Stream<DynamicTest> submitTable() throws Exception {
    return TrialTable.read(RuleTable.TESTS, "submit.csv").stream()
        .map(
            line ->
                DynamicTest.dynamicTest(line.toString(), () -> expect(line, trials.submit(line))));
  }

  @TestFactory
  Stream<DynamicTest> receiveTable() throws Exception {
    return TrialTable.read(RuleTable.TESTS, "receive.csv").stream()
        .map(
            line ->
                DynamicTest.dynamicTest(line.toString(), () -> expect(line, trials.receive(line))));
  }

  @TestFactory
  Stream<DynamicTest> consultTable() throws Exception {
    return TrialTable.read(RuleTable.TESTS, RuleTrials.CONSULT).stream()
        .map(
            line ->
                DynamicTest.dynamicTest(line.toString(), () -> expect(line, trials.consult(line))));
  }

  /** PublishedRulesTest tries those that follow from types, with every kind of party. */
  @Test
  void everyRuleDecidesALineOfATable() throws Exception {
    RuleTrials.Outcome outcome = RuleTrials.run(RuleTable.RULES, book).orElseThrow();
    assertThat(outcome.lines()).isGreaterThan(20);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.untried()).isEmpty();
  }

  @Test
  void aLineThatComesOutOtherwiseIsNamed_andARuleThatDecidesNone(@TempDir Path folder)
      throws Exception {
    RuleFiles.read(RuleTable.RULES).write(folder);
    Files.writeString(
        folder.resolve("twix.cedar"),
        """
        @id("twix.never-asked")
        forbid (principal == Agency::"TWIX", action == Action::"forward", resource)
        when { context.labels.tlp == Tlp::"RED" };
        """);
    Path tests = Files.createDirectories(folder.resolve("tests"));
    for (String table : List.of("agencies.csv", "submit.csv", "receive.csv")) {
      Files.copy(RuleTable.TESTS.resolve(table), tests.resolve(table));
    }
    Path submit = tests.resolve("submit.csv");
    Files.writeString(submit, Files.readString(submit).replaceFirst(",permit,", ",refuse,"));
    RuleTrials.Outcome outcome = RuleTrials.run(folder, RuleBook.open(folder)).orElseThrow();
    assertThat(outcome.failures()).isNotEmpty();
    assertThat(outcome.failures().getFirst())
        .contains("submit.csv, line", "expected refuse", "came out permit");
    assertThat(outcome.untried()).contains("twix.never-asked");
    Files.writeString(submit, "from,type\nFR-POLICE,alert/1\n");
    assertThatThrownBy(() -> RuleTrials.run(folder, RuleBook.open(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no column");
  }

  @Test
  void theSchemaKnowsEveryLabelThatAManifestCanCarry() throws Exception {
    String schema = Files.readString(RuleTable.RULES.resolve(RuleFiles.SCHEMA));
    assertThat(declared(schema, "Kind")).isEqualTo(names(AgencyKind.values()));
    assertThat(declared(schema, "Handling")).isEqualTo(names(HandlingCode.values()));
    assertThat(declared(schema, "Level")).isEqualTo(names(Level.values()));
    assertThat(declared(schema, "Purpose")).isEqualTo(names(Purpose.values()));
    assertThat(declared(schema, "TransferBasis")).isEqualTo(names(TransferBasis.values()));
    assertThat(declared(schema, "Urgency")).isEqualTo(names(Urgency.values()));
    assertThat(declared(schema, "Tlp"))
        .isEqualTo(Arrays.stream(Tlp.values()).map(CedarTerms::tlp).collect(Collectors.toSet()));
  }

  private static Set<String> declared(String schema, String entity) {
    var declaration = Pattern.compile("entity " + entity + " enum \\[([^\\]]*)\\]").matcher(schema);
    assertThat(declaration.find()).as(entity).isTrue();
    return Pattern.compile("\"([^\"]+)\"")
        .matcher(declaration.group(1))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
  }

  private static void expect(TrialTable.Line line, Ruling ruling) {
    assertThat(ruling.rules()).containsExactly(line.cell("rules").split(" "));
    assertThat(ruling.permitted()).isEqualTo(line.cell("expected").equals("permit"));
  }
}
