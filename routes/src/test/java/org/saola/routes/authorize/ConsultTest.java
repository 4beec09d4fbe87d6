// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.pki.directory.Directory;
import org.saola.routes.fixture.TestFederation;

/** Whose entries an auditor may consult. */
class ConsultTest {
  private static final AgencyId NL = new AgencyId("NL-CUSTOMS");
  private static final AgencyId FR = new AgencyId("FR-POLICE");
  private static final Auditor PIETER = new Auditor("pieter.bos", Optional.of(NL));
  private static final Auditor INES = new Auditor("ines.duarte", Optional.empty());
  private static Directory directory;

  @TempDir private java.nio.file.Path folder;

  @BeforeAll
  static void sign() throws Exception {
    TestFederation federation = TestFederation.get();
    directory =
        Directory.verify(
            federation.sign(federation.firstVersion()), federation.authority().anchor());
  }

  @Test
  void anAuditorConsultsTheirOwnAgencys_andWhomTheRulesNameAll() throws Exception {
    AccessRules rules = rules(Map.of());
    assertThat(rules.consultable(PIETER, directory)).containsExactly(NL);
    assertThat(rules.consultable(INES, directory)).hasSize(directory.document().agencies().size());
  }

  @Test
  void whoHasNoAgencyAndNoRuleConsultsNothing() throws Exception {
    AccessRules rules = rules(Map.of());
    for (String name : new String[] {"pieter.bos", "Ines.Duarte", "ines.duarte\"", "*", " "}) {
      assertThat(rules.consultable(new Auditor(name, Optional.empty()), directory)).isEmpty();
    }
    Auditor gone = new Auditor("pieter.bos", Optional.of(new AgencyId("NL-GONE")));
    assertThat(rules.consultable(gone, directory)).isEmpty();
  }

  @Test
  void anAgencyLetsOthersConsultItsOwn_andNobodyElses() throws Exception {
    String permit =
        "@id(\"fr-police.neighbour\") permit (principal == Auditor::\"pieter.bos\","
            + " action == Action::\"consult\", resource == Agency::\"%s\");";
    AccessRules rules = rules(Map.of("fr-police.cedar", permit.formatted("FR-POLICE")));
    assertThat(rules.consultable(PIETER, directory)).containsExactlyInAnyOrder(NL, FR);
    for (String other :
        new String[] {
          permit.formatted("BE-CITES"),
          permit.replace("resource == Agency::\"%s\"", "resource"),
          permit.replace("action == Action::\"consult\"", "action").formatted("FR-POLICE"),
          permit.replace("consult", "receive").formatted("FR-POLICE")
        }) {
      assertThatThrownBy(() -> rules(Map.of("fr-police.cedar", other)))
          .isInstanceOf(RulesRefused.class);
    }
  }

  @Test
  void aRuleMayGoByCountryKindAndGroup() throws Exception {
    AccessRules rules =
        rules(
            Map.of(
                "all.cedar",
                """
                @id("all.country") permit (principal, action == Action::"consult", resource)
                when { principal has country && resource has country && principal.country == resource.country };
                @id("all.police") permit (principal, action == Action::"consult", resource in Group::"@police")
                when { principal has kind && principal.kind == Kind::"CUSTOMS" };
                """));
    assertThat(rules.consultable(PIETER, directory))
        .containsExactlyInAnyOrder(NL, new AgencyId("NL-CITES"), FR, new AgencyId("DE-SPOC"));
    assertThat(rules.consultable(INES, directory)).isEmpty();
  }

  /** One agency for which a rule cannot be evaluated: what is left might be too much. */
  @Test
  void ifOneQuestionCannotBeDecidedThereIsNothing() throws Exception {
    AccessRules rules =
        rules(
            Map.of(
                "be-cites.cedar",
                "@id(\"be-cites.overflows\") permit (principal, action == Action::\"consult\","
                    + " resource == Agency::\"BE-CITES\")"
                    + " when { 9223372036854775807 + (if resource.thirdCountry then 2 else 1) == 0 };"));
    assertThat(rules.consultable(PIETER, directory)).isEmpty();
    assertThat(rules.consultable(INES, directory)).isEmpty();
  }

  /** As a hub has them that was set up before there were auditors' questions. */
  @Test
  void olderRulesLetNobodyConsultAnything() throws Exception {
    var older = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    older.replaceAll((name, text) -> text.replaceAll("(?s)\\naction consult .*?};\\n", "\n"));
    older.put(
        "all.cedar",
        older.get("all.cedar").replaceAll("(?s)@id\\(\"all.consult-[^;]*;", "// none"));
    AccessRules rules = rules(older);
    assertThat(rules.consultable(PIETER, directory)).isEmpty();
    assertThat(rules.consultable(INES, directory)).isEmpty();
  }

  private AccessRules rules(Map<String, String> changed) throws Exception {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.putAll(changed);
    new RuleFiles(texts).write(folder);
    return AccessRules.open(folder, new Fresh());
  }

  /** Of a hub that has no rules on record yet. */
  private static final class Fresh implements RuleRegister {
    @Override
    public Optional<Digest> activeDigest() {
      return Optional.empty();
    }

    @Override
    public Optional<RuleFiles> active() {
      return Optional.empty();
    }

    @Override
    public void adopted(RuleFiles files) {}

    @Override
    public void refused(Digest rules, String why) {}

    @Override
    public void notApproved(Digest rules) {}
  }
}
