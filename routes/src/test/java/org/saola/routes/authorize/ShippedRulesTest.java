// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.pki.directory.AgencyKind;

/** Runs the tables in {@code ops/access-rules/tests} against the rules beside them. */
class ShippedRulesTest {
  private static RuleSet rules;
  private static TableParties parties;

  @BeforeAll
  static void load() throws Exception {
    rules = RuleLoader.load(RuleFiles.read(RuleTable.RULES));
    parties = TableParties.shipped();
  }

  @TestFactory
  Stream<DynamicTest> submitTable() throws Exception {
    return RuleTable.read("submit.csv").stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> expect(row, submit(row))));
  }

  @TestFactory
  Stream<DynamicTest> receiveTable() throws Exception {
    return RuleTable.read("receive.csv").stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> expect(row, receive(row))));
  }

  @Test
  void everyRuleDecidesALineOfATable() throws Exception {
    Set<String> deciding = new TreeSet<>();
    for (Map<String, String> row : RuleTable.read("submit.csv")) {
      deciding.addAll(submit(row).rules());
    }
    for (Map<String, String> row : RuleTable.read("receive.csv")) {
      deciding.addAll(receive(row).rules());
    }
    Set<String> all = new TreeSet<>();
    Pattern id = Pattern.compile("@id\\(\"([^\"]+)\"\\)");
    for (String text : RuleFiles.read(RuleTable.RULES).policies().values()) {
      id.matcher(text).results().map(match -> match.group(1)).forEach(all::add);
    }
    // PublishedRulesTest tries these with every kind of sender and recipient.
    all.removeIf(rule -> rule.matches("all\\.(submit|receive)-.*"));
    assertThat(all).isNotEmpty();
    assertThat(deciding).containsAll(all);
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

  private static void expect(Map<String, String> row, Ruling ruling) {
    assertThat(ruling.rules()).containsExactly(row.get("rules").split(" "));
    assertThat(ruling.permitted()).isEqualTo(row.get("expected").equals("permit"));
  }

  private static Ruling submit(Map<String, String> row) {
    Labels labels =
        new Labels(
            new TypeId(row.get("type")),
            Tlp.GREEN,
            Set.of(),
            Level.valueOf(row.get("level")),
            Purpose.INVESTIGATION,
            Urgency.ORDINARY,
            Optional.empty());
    return rules.decide(new Question.Submit(new AgencyId(row.get("from")), labels), parties);
  }

  private static Ruling receive(Map<String, String> row) {
    AgencyId to = new AgencyId(row.get("to"));
    Paths paths =
        new Paths(
            new AgencyId(row.get("from")),
            List.of(new Recipient(to, row.get("via").isEmpty() ? null : row.get("via"))),
            labels(row),
            row.get("forward").equals("yes"),
            rules,
            parties);
    return paths.decide(row.get("part"), Boolean.parseBoolean(row.get("nominal")), to);
  }

  private static Labels labels(Map<String, String> row) {
    return new Labels(
        new TypeId(row.get("type")),
        Tlp.valueOf(row.get("tlp").replace('+', '_')),
        handling(row.get("handling")),
        Level.valueOf(row.get("level")),
        Purpose.valueOf(row.get("purpose")),
        Urgency.ORDINARY,
        Optional.of(row.get("transferBasis"))
            .filter(basis -> !basis.isEmpty())
            .map(TransferBasis::valueOf));
  }

  private static Set<HandlingCode> handling(String cell) {
    Set<HandlingCode> codes = new HashSet<>();
    for (String code : cell.split(" ")) {
      if (!code.isEmpty()) {
        codes.add(HandlingCode.valueOf(code));
      }
    }
    return codes;
  }
}
