// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.schema.PublishedSchemas.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of a schema accepts for ever what it accepted when it was published: agencies update on
 * different days, and a court may read a message years later. What must change becomes {@code
 * type/N+1}, beside the older one.
 */
class FrozenSchemasTest {
  static final Path FROZEN = Path.of("src/test/resources/org/saola/message/schema/frozen");
  private static final JsonMapper JSON = JsonMapper.shared();

  static List<Document> documents() {
    return PublishedSchemas.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void acceptsWhatItAcceptedWhenItWasPublished(Document document) throws IOException {
    Path frozen = FROZEN.resolve(document.name() + ".json");
    assertThat(frozen).as("kept when it is published: -Dsaola.publish=true").exists();
    assertThat(SchemaChange.between(read(frozen), current(document.name())))
        .as("%s is published: make what must change a new version", document)
        .isEmpty();
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  private static JsonNode current(String name) {
    return JSON.readTree(PublishedSchemas.text(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "maxItems" : 200 | "maxItems" : 201 | who has the older schema refuses
          "maxItems" : 200 | "maxItems" : 199 | messages that were sent before are refused
          "minLength" : 1 | "minLength" : 2 | messages that were sent before are refused
          "minLength" : 1 | "minLength" : 0 | who has the older schema refuses
          "AIR" | "AIR", "DRONE" | has DRONE now: who has the older schema refuses
          "AIR", | | lacks AIR now: messages that were sent before are refused
          "required" : [ "taxon" ] | "required" : [ "taxon", "disposal" ] | has disposal now: messages
          "disposal" : | "disposed" : | is gone: messages that were sent before are refused
          "disposal" : | "disposed" : | is new: who has the older schema refuses
          "^[A-Z]{3}$" | "^[A-Z]{4}$" | was
          "type" : "boolean" | "type" : "string" | was
          "exclusiveMinimum" : 0, | | is gone: who has the older schema refuses
          """)
  void aChangeThatBreaksAReaderIsFound(String find, String replacement, String finding) {
    String text = PublishedSchemas.text("seizure-report-1");
    String changed = text.replace(find, replacement == null ? "" : replacement);
    assertThat(changed).isNotEqualTo(text);
    assertThat(SchemaChange.between(JSON.readTree(text), JSON.readTree(changed)))
        .anyMatch(change -> change.contains(finding));
  }

  @Test
  void betterWordsAndNamesBreakNobody() {
    String text = PublishedSchemas.text("seizure-report-1");
    String changed =
        text.replace("SpecimenLine", "Line")
            .replaceAll(
                "\"description\" : \"(\\\\.|[^\"\\\\])*\"", "\"description\" : \"other words\"");
    assertThat(changed).isNotEqualTo(text);
    assertThat(SchemaChange.between(JSON.readTree(text), JSON.readTree(changed))).isEmpty();
  }
}
