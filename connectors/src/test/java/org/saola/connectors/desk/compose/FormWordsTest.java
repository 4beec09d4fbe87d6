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
import java.util.List;
import java.util.Properties;
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
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.nominal.FindingKind;

/** Whatever a form may show has words: fields, choices, findings and refusals. */
class FormWordsTest {
  private final Properties words = words();

  static Stream<TypeForm> forms() {
    Stream<TypeForm> types =
        Stream.of(
                "case-request",
                "alert",
                "seizure-report",
                "recall",
                "correction",
                "erasure",
                "forward-request",
                "forward-consent",
                "spontaneous-information",
                "confirmation",
                "permit-check",
                "permit-status",
                "quantity-confirmation")
            .map(name -> Forms.of(new TypeId(name + "/1"), null).orElseThrow());
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
  }

  private static Properties words() {
    Properties words = new Properties();
    for (String topic : List.of("compose", "content")) {
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
