// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.PublishedSchemas.Document;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents made of the samples by small changes: record and schema take and refuse the same ones,
 * and whatever is taken is written as it was read. Another seed: {@code -Dsaola.seed=7}.
 */
class MutationTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS_PER_SAMPLE = 60;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Random random = new Random(SEED);

  static List<Document> documents() {
    return PublishedSchemas.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void recordAndSchemaAgree(Document document) throws IOException {
    int taken = 0;
    try (Stream<Path> samples = Files.list(document.samples("valid"))) {
      for (Path sample : samples.sorted().toList()) {
        for (long seed = SEED; seed < SEED + ROUNDS_PER_SAMPLE; seed++) {
          random = new Random(seed);
          JsonNode whole = JSON.readTree(Files.readString(sample));
          for (int i = 0; i <= random.nextInt(3); i++) {
            change(whole);
          }
          taken += check(document, whole.toString(), "%s, seed %d".formatted(sample, seed)) ? 1 : 0;
        }
      }
    }
    assertThat(taken).as("of the changed documents some are valid").isPositive();
  }

  private static boolean check(Document document, String json, String what) {
    List<String> complaints = PublishedSchemas.complaints(document.name(), json);
    try {
      Object record = StrictJson.read(json.getBytes(UTF_8), document.record());
      assertThat(complaints).as("%s: the record takes %s", what, json).isEmpty();
      byte[] written = StrictJson.write(record);
      assertThat(StrictJson.read(written, document.record())).as(what).isEqualTo(record);
      return true;
    } catch (InvalidDocument e) {
      boolean beyond =
          e.problems().stream().anyMatch(problem -> problem.rule().beyondSchema().isPresent());
      if (!beyond) {
        assertThat(complaints)
            .as("%s: the record says %s of %s", what, e.problems(), json)
            .isNotEmpty();
      }
      return false;
    }
  }

  private void change(JsonNode whole) {
    List<JsonNode> containers = new ArrayList<>();
    collect(whole, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    if (at instanceof ObjectNode object) {
      change(object);
    } else if (at instanceof ArrayNode array && !array.isEmpty()) {
      change(array);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.values().forEach(child -> collect(child, containers));
    }
  }

  private void change(ObjectNode object) {
    List<String> names = new ArrayList<>(object.propertyNames());
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0, 1 -> object.remove(name);
      case 2 -> object.set("unheardOf", NODES.stringNode("x"));
      case 3 -> object.set(name, NODES.nullNode());
      default -> object.set(name, changed(object.get(name)));
    }
  }

  private void change(ArrayNode array) {
    int index = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(index);
      case 1 -> array.add(array.get(index).deepCopy());
      case 2 -> array.removeAll();
      default -> array.set(index, changed(array.get(index)));
    }
  }

  private JsonNode changed(JsonNode value) {
    if (value.isString()) {
      return text(value.asString());
    }
    if (value.isNumber()) {
      return NODES.numberNode(random.nextInt(-3, 4) * (random.nextBoolean() ? 1L : 1L << 40));
    }
    if (value.isBoolean()) {
      return NODES.booleanNode(!value.asBoolean());
    }
    return random.nextBoolean() ? NODES.stringNode("x") : NODES.numberNode(1);
  }

  private JsonNode text(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.stringNode("");
      case 1 -> NODES.stringNode("é".repeat(1 + random.nextInt(9_000)));
      case 2 -> NODES.stringNode(text.toLowerCase(java.util.Locale.ROOT));
      case 3 -> NODES.stringNode(text + text);
      case 4 -> NODES.numberNode(7);
      default -> NODES.stringNode(text.substring(text.length() / 2));
    };
  }
}
