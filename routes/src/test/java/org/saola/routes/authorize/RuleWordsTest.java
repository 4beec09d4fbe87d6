// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in words: computed from what Cedar has understood, so that a comment changes nothing. */
class RuleWordsTest {
  @Test
  void everyShippedRuleIsASentenceWithoutCedar() throws Exception {
    List<RuleInWords> words = RuleBook.open(RuleTable.RULES).inWords();
    assertThat(words).hasSizeGreaterThan(40).allMatch(rule -> !rule.sentence().contains("`"));
    Map<String, String> byId =
        words.stream().collect(Collectors.toMap(RuleInWords::id, RuleInWords::sentence));
    assertThat(byId)
        .containsEntry(
            "all.third-country-needs-basis",
            "Refuses: no agency may receive any part, sent or passed on, when the recipient is in a"
                + " third country, unless either a basis of transfer is given or the message is of"
                + " type recall/1 or erasure/1.")
        .containsEntry(
            "nl-customs.persons-to-police-only",
            "Refuses: no agency may receive any part, sent or passed on, when the sender is"
                + " NL-CUSTOMS and the part holds personal data, unless the recipient is a police"
                + " authority or a Europol-like body.")
        .containsEntry(
            "twix.takes-reports-only",
            "Refuses: TWIX may not receive any part, sent or passed on, when the message is of"
                + " type seizure-report/1, unless the part is report.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "context.labels.handling.contains(Handling::\"H2\") ; the message carries handling code H2",
        "!(context has via) ; the recipient is not named through a group",
        "context has via && !(principal in context.via)"
            + " ; the recipient is named through a group and the recipient is not in that group",
        "!(resource.nominal || principal.thirdCountry)"
            + " ; the part does not hold personal data and the recipient is not in a third country",
        "context.labels.tlp != Tlp::\"RED\" ; the message is not marked TLP:RED",
        "principal has country && principal.country == \"NL\""
            + " ; the recipient's country is given and the recipient's country is NL",
        "principal in Group::\"@watch\" ; the recipient is in @watch",
        "context.sender.kind == Kind::\"POLICE\" ; the sender is a police authority",
        "context.labels.purpose == Purpose::\"STATISTICS\" ; the message's purpose is STATISTICS",
      })
  void aConditionIsPutIntoWords(String condition, String words) throws Exception {
    assertThat(sentence("when { " + condition + " }"))
        .isEqualTo("Refuses: no agency may receive any part when " + words + ".");
  }

  @Test
  void whatHasNoWordsIsShownAsCedar() throws Exception {
    assertThat(sentence("when { resource.nominal && context.labels.handling.isEmpty() }"))
        .isEqualTo(
            "Refuses: no agency may receive any part when the part holds personal data and this"
                + " holds: `((context.labels).handling).isEmpty()`.");
  }

  /** Either exception saves: read as "and", the sentence would refuse more than the rule. */
  @Test
  void twoExceptionsAreAlternatives() throws Exception {
    assertThat(sentence("unless { resource.nominal } unless { principal.thirdCountry }"))
        .endsWith(
            ", unless the part holds personal data, or unless the recipient is in a third country.");
  }

  private static String sentence(String conditions) throws Exception {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.put(
        RuleFiles.ALL,
        "@id(\"all.x\") forbid (principal, action == Action::\"receive\", resource) "
            + conditions
            + ";");
    return RuleBook.of(new RuleFiles(texts)).inWords().stream()
        .filter(rule -> rule.id().equals("all.x"))
        .findFirst()
        .orElseThrow()
        .sentence();
  }

  @Test
  void everyMistakeIsNamedWithItsFileItsRuleAndARemedy() throws Exception {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.put("nl-customs.cedar", "@id(\"nl-customs.x\") permit (principal, action, resource);");
    texts.put(
        "be-cites.cedar",
        "@id(\"be-cites.y\") forbid (principal == Agency::\"BE-CITES\", action, resource)"
            + " when { principal.kind == Kind::\"POLCE\" };");
    texts.put("twix.cedar", "\n@id(\"twix.half\") forbid (principal");
    try {
      RuleBook.of(new RuleFiles(texts));
      throw new AssertionError("was taken");
    } catch (RulesRefused e) {
      assertThat(e.mistakes())
          .extracting(mistake -> mistake.file() + " " + mistake.rule().orElse("-"))
          .contains("nl-customs.cedar nl-customs.x", "be-cites.cedar be-cites.y", "twix.cedar -");
      assertThat(e).hasMessageContaining("line 2, after @id(\"twix.half\")");
      assertThat(e.mistakes()).allMatch(mistake -> !mistake.remedy().isBlank());
    }
  }
}
