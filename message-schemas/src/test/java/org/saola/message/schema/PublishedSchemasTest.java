// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.schema.PublishedSchemas.Document;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is published is what the records say. {@code -Dsaola.publish=true} writes it anew: for a new
 * type, and for better words; what a published version accepts stays ({@link FrozenSchemasTest}).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishedSchemasTest {
  private static final boolean PUBLISH = Boolean.getBoolean("saola.publish");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final RecordSchemas records = new RecordSchemas();

  static Stream<Document> documents() {
    return PublishedSchemas.all().stream();
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("documents")
  void isWhatTheRecordSays(Document document) throws IOException {
    String id = document.name().replaceFirst("-(\\d+)$", ":$1");
    ObjectNode schema = records.of(document.record(), id, document.title());
    String text = PRETTY.writeValueAsString(schema) + "\n";
    if (PUBLISH) {
      publish(document.name() + ".json", text);
    }
    assertThat(PublishedSchemas.text(document.name())).isEqualTo(text);
  }

  private static void publish(String file, String text) throws IOException {
    Files.writeString(PublishedSchemas.FOLDER.resolve(file), text);
    Path frozen = FrozenSchemasTest.FROZEN.resolve(file);
    if (!Files.exists(frozen)) {
      Files.writeString(frozen, text);
    }
  }

  // After what a run that publishes has written.
  @Order(2)
  @Test
  void nothingElseIsPublished() throws IOException {
    try (Stream<Path> files = Files.list(PublishedSchemas.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              documents().map(document -> document.name() + ".json").toList());
    }
  }
}
