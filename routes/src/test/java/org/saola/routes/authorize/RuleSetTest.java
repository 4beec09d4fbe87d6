// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.DecisionAnswer.Ruling;

class RuleSetTest {
  private static final String PERMIT_ALL =
      "@id(\"all.anything\") permit (principal, action, resource);\n";
  private static final Question REPORT = report(Tlp.GREEN);

  @Test
  void withoutAnyRuleNobodyGetsAnything() throws Exception {
    assertThat(decide(rules("all", ""))).isEqualTo(new Ruling(false, List.of("default-deny")));
  }

  @Test
  void aForbidWinsOverEveryPermit() throws Exception {
    RuleSet rules =
        rules("all", PERMIT_ALL + "@id(\"all.nothing\") forbid (principal, action, resource);");
    assertThat(decide(rules)).isEqualTo(new Ruling(false, List.of("all.nothing")));
  }

  /** Cedar skips a forbid that fails and would answer Allow: only our own check stops it. */
  @Test
  void aForbidThatFailsDenies() throws Exception {
    RuleSet rules =
        rules(
            "all",
            PERMIT_ALL
                + "@id(\"all.overflows\") forbid (principal, action == Action::\"receive\", resource)"
                + " when { 9223372036854775807 + (if principal.thirdCountry then 2 else 1) == 0 };");
    assertThat(decide(rules)).isEqualTo(new Ruling(false, List.of("rule-failed", "all.overflows")));
    assertThat(rules.decisionsKept()).isZero();
  }

  @Test
  void aTypeThatTheSchemaDoesNotKnowIsDenied() throws Exception {
    RuleSet rules = rules("all", PERMIT_ALL);
    Question unknown =
        new Question.Submit(
            new AgencyId("NL-CUSTOMS"),
            new Labels(
                new TypeId("gossip/1"),
                Tlp.CLEAR,
                Set.of(),
                Level.BASIC_PROTECTION,
                Purpose.PREVENTION,
                Urgency.ORDINARY,
                Optional.empty()));
    assertThat(rules.decide(unknown, TableParties.read(RuleTable.TESTS)))
        .isEqualTo(new Ruling(false, List.of("rule-failed")));
  }

  @Test
  void aDecisionIsKeptForItsDirectoryVersionAndLabelsOnly() throws Exception {
    RuleSet rules = RuleLoader.load(RuleFiles.read(RuleTable.RULES));
    TableParties parties = TableParties.read(RuleTable.TESTS);
    assertThat(rules.decide(REPORT, parties).permitted()).isTrue();
    assertThat(rules.decide(REPORT, parties).permitted()).isTrue();
    assertThat(rules.decisionsKept()).isEqualTo(1);

    TableParties without = new TableParties("2".repeat(64), Map.of(), Map.of());
    assertThat(rules.decide(REPORT, without).permitted()).isFalse();
    assertThat(rules.decide(report(Tlp.AMBER), parties).permitted()).isTrue();
    assertThat(rules.decisionsKept()).isEqualTo(3);
  }

  @Test
  void theCacheForgetsWhatIsOldest() {
    DecisionCache cache = new DecisionCache();
    Ruling ruling = new Ruling(true, List.of("all.x"));
    for (int i = 0; i < DecisionCache.CAPACITY + 10; i++) {
      cache.keep("v" + i, REPORT, ruling);
    }
    assertThat(cache.size()).isEqualTo(DecisionCache.CAPACITY);
    assertThat(cache.find("v0", REPORT)).isEmpty();
    assertThat(cache.find("v20000", REPORT)).contains(ruling);
  }

  @Test
  void anAgencyMayGiveWhatItSends() throws Exception {
    RuleSet rules =
        rules(
            "nl-customs",
            """
            @id("nl-customs.gives")
            permit (principal, action == Action::"receive", resource)
            when { context.sender == Agency::"NL-CUSTOMS" };
            """);
    assertThat(decide(rules).permitted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // takes by itself
        "permit (principal == Agency::\"NL-CUSTOMS\", action, resource);",
        // gives what others send
        "permit (principal, action == Action::\"receive\", resource)"
            + " when { context.sender == Agency::\"FR-POLICE\" };",
        "permit (principal, action == Action::\"receive\", resource)"
            + " unless { context.sender == Agency::\"NL-CUSTOMS\" };",
        "permit (principal, action == Action::\"receive\", resource)"
            + " when { context.sender == Agency::\"NL-CUSTOMS\" || true };",
        "permit (principal, action == Action::\"receive\", resource)"
            + " when { context.sender != Agency::\"NL-CUSTOMS\" };",
        // meddles with others
        "forbid (principal, action, resource);",
        "forbid (principal == Agency::\"FR-POLICE\", action, resource);",
        "forbid (principal in Agency::\"NL-CUSTOMS\", action, resource)"
            + " when { resource has nominal };",
      })
  void anAgencysFileIsAboutThatAgencyAlone(String policy) {
    assertThatThrownBy(() -> rules("nl-customs", "@id(\"nl-customs.x\") " + policy))
        .isInstanceOf(RulesRefused.class)
        .hasMessageContaining("nl-customs.x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permit (principal, action, resource);",
        "@id(\"x\") permit (principal, action, resource);",
        "@id(\"fr-police.x\") permit (principal, action, resource);",
        "@id(\"all.x\") permit (principal, action, resource); @id(\"all.x\") permit (principal, action, resource);",
        "@id(\"all.x\") permit (principal == ?principal, action, resource);",
        "@id(\"all.x\") permit (principal, action, resource) when { principal.kind == Kind::\"POLCE\" };",
        "@id(\"all.x\") permit (principal, action, resource) when { context.label.tlp == Tlp::\"RED\" };",
        "@id(\"all.x\") permit (principal, action == Action::\"recieve\", resource);",
        "@id(\"all.x\") permit (principal, action, resource",
      })
  void aSetWithAMistakeIsRefused(String policy) {
    assertThatThrownBy(() -> rules("all", policy)).isInstanceOf(RulesRefused.class);
  }

  @Test
  void aSetWithoutWhatBindsAllIsRefused() throws Exception {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.remove("all.cedar");
    assertThatThrownBy(() -> RuleLoader.load(new RuleFiles(texts)))
        .isInstanceOf(RulesRefused.class)
        .hasMessageContaining("all.cedar is missing");
  }

  @Test
  void theDigestCoversNamesAndTexts() {
    var one = new RuleFiles(new TreeMap<>(Map.of("a.cedar", "b", "c.cedar", "")));
    var other = new RuleFiles(new TreeMap<>(Map.of("a.cedar", "", "c.cedar", "b")));
    assertThat(one.digest()).isNotEqualTo(other.digest());
  }

  private static Question report(Tlp tlp) {
    return new Question.Receive(
        new AgencyId("FR-POLICE"),
        new AgencyId("NL-CUSTOMS"),
        "report",
        false,
        Optional.empty(),
        new Labels(
            new TypeId("seizure-report/1"),
            tlp,
            Set.of(),
            Level.BASIC_PROTECTION,
            Purpose.INVESTIGATION,
            Urgency.ORDINARY,
            Optional.empty()));
  }

  private static Ruling decide(RuleSet rules) throws IOException {
    return rules.decide(REPORT, TableParties.read(RuleTable.TESTS));
  }

  private static RuleSet rules(String owner, String text) throws IOException, RulesRefused {
    var texts = new TreeMap<String, String>();
    texts.put(RuleFiles.SCHEMA, Files.readString(RuleTable.RULES.resolve(RuleFiles.SCHEMA)));
    texts.put(RuleFiles.ALL, "");
    texts.put(owner + ".cedar", text);
    return RuleLoader.load(new RuleFiles(texts));
  }
}
