// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.desk.DeskApplication;
import org.saola.connectors.desk.compose.form.Field;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.Kind;
import org.saola.connectors.desk.compose.form.TypeForm;
import org.saola.connectors.desk.compose.table.TableRefused;
import org.saola.connectors.send.Outcome;
import org.saola.message.format.TableRule;
import org.saola.message.json.Rule;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.nominal.FindingKind;
import org.saola.message.type.MessageTypes;

/** Whatever a form may show has words: fields, choices, findings and refusals. */
class FormWordsTest {
  /** What no officer can type: a form makes no such document, and no manifest. */
  private static final Set<Rule> OF_PROGRAMS =
      EnumSet.of(
          Rule.MALFORMED,
          Rule.DUPLICATE_FIELD,
          Rule.UNKNOWN_FIELD,
          Rule.NULL_VALUE,
          Rule.EXPIRES_BEFORE_CREATED,
          Rule.EXPIRES_TOO_LATE,
          Rule.RECIPIENT_TWICE,
          Rule.PART_NAME_TWICE,
          Rule.PART_RECIPIENT_NOT_IN_TO,
          Rule.THREAD_INCOHERENT,
          Rule.PARTS_MISSING,
          Rule.PARTS_IN_RECEIPT,
          Rule.RECEIPTS_MISSING,
          Rule.RECEIPTS_MISPLACED,
          Rule.RECEIPT_TO_SEVERAL,
          Rule.RECEIPT_LINE_TWICE,
          Rule.RECEIPT_CODE_INCOHERENT,
          Rule.FIELD_OF_TYPE_MISPLACED,
          Rule.CONSENT_WITHOUT_ORIGIN,
          Rule.UNKNOWN_TYPE,
          Rule.PART_NOT_OF_TYPE,
          Rule.PART_LABEL_WRONG,
          Rule.ANSWER_TO_NOTHING);

  private final Properties words = words();

  static Stream<TypeForm> forms() {
    Stream<TypeForm> types =
        MessageTypes.all().stream()
            .filter(type -> !type.parts().isEmpty())
            .map(type -> Forms.of(type.id(), null).orElseThrow());
    Stream<TypeForm> replies =
        Arrays.stream(ReplyOutcome.values())
            .map(outcome -> Forms.of(new TypeId("case-reply/1"), outcome).orElseThrow());
    return Stream.concat(types, replies);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFieldAndChoiceHasWords(TypeForm form) {
    List<String> keys = new ArrayList<>();
    form.sections().forEach(section -> add(section.fields().values(), keys));
    assertThat(keys)
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(
                        List.of(
                            key, key.replace("ask.", "field."), key.replace("choice.", "word.")))
                    .anyMatch(words::containsKey));
  }

  private static void add(Collection<Field> fields, List<String> keys) {
    for (Field field : fields) {
      keys.add("ask." + field.label());
      if (field.kind() != Kind.AS_GIVEN) {
        field.options().forEach(option -> keys.add(field.optionLabel(option)));
      }
      add(field.inner(), keys);
    }
  }

  @Test
  void everyRefusalHasASentence() {
    assertThat(DraftRefused.Code.values())
        .allSatisfy(code -> assertThat(words).containsKey("refusal." + code));
    assertThat(FindingKind.values())
        .allSatisfy(kind -> assertThat(words).containsKey("finding." + kind));
    assertThat(Outcome.State.values())
        .filteredOn(state -> state != Outcome.State.ACCEPTED)
        .allSatisfy(state -> assertThat(words).containsKey("state." + state));
    assertThat(Rule.values())
        .filteredOn(rule -> !OF_PROGRAMS.contains(rule))
        .allSatisfy(rule -> assertThat(words).containsKey("problem." + rule));
    assertThat(TableRule.values())
        .filteredOn(rule -> rule != TableRule.BREAKS_RULE)
        .allSatisfy(rule -> assertThat(words).containsKey("table.rule." + rule));
    assertThat(TableRefused.Code.values())
        .allSatisfy(code -> assertThat(words).containsKey("table.wrong." + code));
  }

  private static Properties words() {
    Properties words = new Properties();
    for (String topic : List.of("compose", "content", "table")) {
      String file = "words/%s.properties".formatted(topic);
      try (InputStream in = DeskApplication.class.getResourceAsStream(file)) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return words;
  }
}
