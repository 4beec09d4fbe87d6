// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an outcome decides which fields there are: every outcome with every choice of fields, and
 * record and schema let through the same ones.
 */
class OutcomesTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          case-reply | reply | {PARTIAL=4, PROVIDE=2, REFUSE=2, CLARIFY=1, DELAY=1} \
          | {"PARTIAL": {"answer": {"outcome": "PARTIAL", "ground": "NATIONAL_SECURITY"}}, \
          "PROVIDE": {"answer": {"outcome": "PROVIDE"}}, "CLARIFY": {"answer": {"outcome": "CLARIFY"}}, \
          "REFUSE": {"answer": {"outcome": "REFUSE", "ground": "NATIONAL_SECURITY"}}, \
          "DELAY": {"answer": {"outcome": "DELAY", "until": "2026-11-30T16:00:00Z"}}} \
          | {"information": "It is so", "grading": {"scheme": "4x4", "source": "A", "information": "1"}, \
          "refusal": {"reasons": "It is secret"}, "questions": ["Which?"], \
          "delay": {"judicialAuthorisation": "A judge's", "reason": "Sunday"}}
          risk-feedback | feedback | {FOUND=2, NOT_FOUND=1, NOT_CHECKED=1} \
          | {"FOUND": {"feedback": {"result": "FOUND"}}, "NOT_FOUND": {"feedback": {"result": "NOT_FOUND"}}, \
          "NOT_CHECKED": {"feedback": {"result": "NOT_CHECKED"}}} \
          | {"consignmentsChecked": 1, "consignmentsFound": 1, "whyNotChecked": "None came", "seizures": ["S-1"]}
          confirmation | confirmation | {RECALLED=1, CORRECTED=1, ERASED=1, NOT_DONE=1} \
          | {"RECALLED": {"confirmed": "RECALLED"}, "CORRECTED": {"confirmed": "CORRECTED"}, \
          "ERASED": {"confirmed": "ERASED"}, "NOT_DONE": {"confirmed": "NOT_DONE"}} \
          | {"doneAt": "2026-11-22T17:00:00Z", "whyNot": "An exhibit"}
          forward-consent | terms | {GRANTED=4, REFUSED=1} \
          | {"GRANTED": {"consent": {"decision": "GRANTED", "recipient": "EUROPOL", \
          "purpose": "DETECTION", "validUntil": "2026-12-31"}}, \
          "REFUSED": {"consent": {"decision": "REFUSED", "recipient": "EUROPOL", "purpose": "DETECTION"}}} \
          | {"conditions": ["Not in court"], "reason": "Nobody is named"}
          forward-consent | consent | {GRANTED=1, REFUSED=1} \
          | {"GRANTED": {"consent": {"decision": "GRANTED"}}, "REFUSED": {"consent": {"decision": "REFUSED"}}} \
          | {"validUntil": "2026-12-31"}
          case-reply | answer | {PROVIDE=1, REFUSE=1, PARTIAL=1, DELAY=1} \
          | {"PROVIDE": {"answer": {"outcome": "PROVIDE"}, "reply": {"reference": "A-1", "requestReference": "B-1", "information": "Yes"}}, \
          "PARTIAL": {"answer": {"outcome": "PARTIAL"}, "reply": {"reference": "A-1", "requestReference": "B-1", "information": "Yes"}}, \
          "REFUSE": {"answer": {"outcome": "REFUSE"}, "reply": {"reference": "A-1", "requestReference": "B-1"}}, \
          "DELAY": {"answer": {"outcome": "DELAY"}, \
          "reply": {"reference": "A-1", "requestReference": "B-1", "delay": {"judicialAuthorisation": "A judge's", "reason": "Sunday"}}}} \
          | {"ground": "NATIONAL_SECURITY", "until": "2026-11-30T16:00:00Z"}
          """)
  void recordAndSchemaLetThroughTheSameFields(
      String type, String part, String expected, String outcomes, String choice) throws Exception {
    ObjectNode fields = (ObjectNode) JSON.readTree(choice);
    ObjectNode document = document(type, part, fields);
    JsonNode words = JSON.readTree(outcomes);
    TreeMap<String, Integer> letThrough = new TreeMap<>();
    for (String word : expected.replaceAll("[{}=0-9 ]", "").split(",")) {
      int valid = 0;
      for (ObjectNode chosen : choices(fields)) {
        ObjectNode tried = document.deepCopy();
        set(tried, part, (ObjectNode) words.path(word));
        ((ObjectNode) tried.path(part)).setAll(chosen);
        boolean record = isValid(tried, type);
        List<String> complaints = PublishedSchemas.complaints(type + "-1", tried.toString());
        assertThat(complaints.isEmpty()).as("%s: %s", tried, complaints).isEqualTo(record);
        valid += record ? 1 : 0;
      }
      letThrough.put(word, valid);
    }
    assertThat(letThrough).isEqualTo(numbers(expected));
  }

  /** A valid sample without the fields that are chosen. */
  private static ObjectNode document(String type, String part, ObjectNode fields) throws Exception {
    Path folder = SAMPLES.resolve(type).resolve("valid");
    try (var samples = Files.list(folder)) {
      ObjectNode document =
          (ObjectNode) JSON.readTree(Files.readString(samples.sorted().findFirst().get()));
      ((ObjectNode) document.path(part)).remove(fields.propertyNames());
      return document;
    }
  }

  /** Adds to the part, and takes the place of everything else. */
  private static void set(ObjectNode document, String part, ObjectNode fixed) {
    ObjectNode whole = ((ObjectNode) document.path(part)).deepCopy();
    if (fixed.path(part) instanceof ObjectNode more) {
      whole.setAll(more);
    }
    document.setAll(fixed.deepCopy());
    document.set(part, whole);
  }

  /** Every subset of the fields; a number that is not chosen is zero instead. */
  private static List<ObjectNode> choices(ObjectNode fields) {
    List<String> names = List.copyOf(fields.propertyNames());
    List<ObjectNode> choices = new ArrayList<>();
    for (int bits = 0; bits < 1 << names.size(); bits++) {
      ObjectNode chosen = JSON.createObjectNode();
      for (int i = 0; i < names.size(); i++) {
        JsonNode value = fields.path(names.get(i));
        if ((bits & 1 << i) != 0) {
          chosen.set(names.get(i), value);
        } else if (value.isNumber()) {
          chosen.put(names.get(i), 0);
        }
      }
      choices.add(chosen);
    }
    return choices;
  }

  private static boolean isValid(ObjectNode document, String type) {
    Class<?> record = MessageTypes.find(new TypeId(type + "/1")).get().message();
    try {
      StrictJson.read(JSON.writeValueAsBytes(document), record);
      return true;
    } catch (InvalidDocument e) {
      return false;
    }
  }

  private static TreeMap<String, Integer> numbers(String expected) {
    TreeMap<String, Integer> numbers = new TreeMap<>();
    for (String pair : expected.replaceAll("[{} ]", "").split(",")) {
      numbers.put(pair.split("=")[0], Integer.valueOf(pair.split("=")[1]));
    }
    return numbers;
  }
}
