// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.schema.InManifest;

class MessageTypesTest {
  private static final Path SAMPLE =
      Path.of("src/main/resources/org/saola/message/samples/manifest/valid/seizure-report.json");

  private static final TypeId CASE_REQUEST = new TypeId("case-request/1");

  private static List<Problem> problems(TypeId type, String find, String replacement)
      throws Exception {
    String json = Files.readString(SAMPLE).replaceAll(find, replacement);
    Manifest manifest = StrictJson.read(json.getBytes(), Manifest.class);
    return MessageTypes.find(type).get().problemsOf(manifest);
  }

  @Test
  void everyTypeIsRegisteredOnce() {
    assertThat(MessageTypes.all())
        .extracting(MessageType::id)
        .doesNotHaveDuplicates()
        .contains(
            MessageTypes.SEIZURE_REPORT, MessageTypes.ALERT, CASE_REQUEST, MessageTypes.RECEIPT);
    assertThat(MessageTypes.find(new TypeId("alert/2"))).isEmpty();
  }

  @Test
  void whatStandsInTheManifestIsWhatItsRulesAskOfTheType() {
    for (MessageType type : MessageTypes.all()) {
      assertThat(
              Arrays.stream(type.message().getRecordComponents())
                  .filter(component -> component.isAnnotationPresent(InManifest.class))
                  .map(RecordComponent::getName)
                  .filter(name -> !name.equals("receipts")))
          .as(type.id().value())
          .containsExactlyInAnyOrderElementsOf(FieldsOfType.of(type.id()));
    }
  }

  @Test
  void anAlertHasNoNominalPartAndAReceiptHasNone() {
    assertThat(MessageTypes.find(MessageTypes.ALERT).get().parts())
        .noneMatch(PartDefinition::nominal);
    assertThat(MessageTypes.find(MessageTypes.RECEIPT).get().parts()).isEmpty();
  }

  @Test
  void aManifestFitsItsType() throws Exception {
    assertThat(problems(MessageTypes.SEIZURE_REPORT, "x^", "")).isEmpty();
    assertThat(problems(MessageTypes.SEIZURE_REPORT, "\"persons\"", "\"people\""))
        .extracting(Problem::path, Problem::rule)
        .containsExactly(tuple("parts[1].name", Rule.PART_NOT_OF_TYPE));
    assertThat(problems(MessageTypes.SEIZURE_REPORT, "\"nominal\": true", "\"nominal\": false"))
        .extracting(Problem::path, Problem::rule)
        .containsExactly(tuple("parts[1].nominal", Rule.PART_LABEL_WRONG));
    assertThat(problems(MessageTypes.SEIZURE_REPORT, "application/json", "text/html"))
        .extracting(Problem::path, Problem::rule)
        .contains(tuple("parts[0].mediaType", Rule.PART_MEDIA_TYPE_WRONG));
    assertThat(problems(CASE_REQUEST, "x^", ""))
        .extracting(Problem::rule)
        .containsExactlyInAnyOrder(Rule.PART_NOT_OF_TYPE, Rule.PART_REQUIRED);
  }
}
