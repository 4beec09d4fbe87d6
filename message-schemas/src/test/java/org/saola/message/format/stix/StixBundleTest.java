// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StixBundleTest {
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples");
  private static final JsonMapper MAPPER = JsonMapper.shared();

  static Stream<Path> samples() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String type :
        List.of(
            "seizure-report",
            "alert",
            "case-request",
            "spontaneous-information",
            "online-listing")) {
      try (Stream<Path> files = Files.list(SAMPLES.resolve(type).resolve("valid"))) {
        files.sorted().forEach(all::add);
      }
    }
    return all.stream();
  }

  private record Sample(MessageType type, Map<String, Object> parts, ObjectNode json) {
    TracedMessage traced(NominalParts nominal) throws Exception {
      return TracedMessage.of(type, Optional.of(manifest(type.id())), parts, nominal);
    }
  }

  private static Sample sample(Path file) throws Exception {
    String name = SAMPLES.relativize(file).getName(0).toString();
    MessageType type = MessageTypes.find(new TypeId(name + "/1")).orElseThrow();
    ObjectNode json = (ObjectNode) MAPPER.readTree(Files.readAllBytes(file));
    Map<String, Object> parts = new LinkedHashMap<>();
    for (PartDefinition part : type.parts()) {
      if (part.isFile()) {
        // Carried byte for byte: there is no document of it to turn into anything.
        json.remove(part.name());
      } else if (json.has(part.name())) {
        byte[] content = MAPPER.writeValueAsBytes(json.get(part.name()));
        parts.put(part.name(), StrictJson.read(content, part.record()));
      }
    }
    return new Sample(type, parts, json);
  }

  private static Manifest manifest() throws Exception {
    return manifest(MessageTypes.SEIZURE_REPORT);
  }

  private static Manifest manifest(TypeId type) throws Exception {
    String json = Files.readString(SAMPLES.resolve("manifest/valid/seizure-report.json"));
    String ofType = json.replace("seizure-report/1", type.value());
    return StrictJson.read(ofType.getBytes(UTF_8), Manifest.class);
  }

  private static StixExport export(Sample sample, TracedMessage message) throws Exception {
    return StixBundle.of(sample.type().id(), message, StixContext.of(manifest()));
  }

  private static void leaves(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.propertyStream().forEach(it -> leaves(path + "." + it.getKey(), it.getValue(), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves("%s[%d]".formatted(path, i), node.get(i), into);
      }
    } else {
      into.put(path.substring(1), node.asString());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsCarriedAndWhatIsLostAreAllThatIsThere_andTheCarriedStandInTheBundle(Path file)
      throws Exception {
    for (NominalParts nominal : NominalParts.values()) {
      Sample sample = sample(file);
      TracedMessage message = sample.traced(nominal);
      StixExport export = export(sample, message);
      Map<String, String> present = new LinkedHashMap<>();
      leaves("", sample.json(), present);
      manifest().parts().stream()
          .map(Part::name)
          .filter(name -> !sample.parts().containsKey(name))
          .forEach(name -> present.put(name, "not here"));
      leaves(".manifest", MAPPER.readTree(StrictJson.write(manifest(sample.type().id()))), present);

      List<String> all = new ArrayList<>(message.carried());
      all.addAll(export.lost());
      assertThat(all).containsExactlyInAnyOrderElementsOf(present.keySet());
      Set<String> said = new HashSet<>();
      texts(MAPPER.readTree(export.bundle()), said);
      for (String path : message.carried()) {
        // Times are written with milliseconds.
        String value = present.get(path).replaceFirst("^(\\d{4}-.*:\\d\\d)(\\.\\d+)?Z$", "$1");
        assertThat(said).as(path).anyMatch(text -> text.contains(value));
      }
    }
  }

  private static void texts(JsonNode node, Set<String> into) {
    if (node.isContainer()) {
      node.forEach(it -> texts(it, into));
    } else {
      into.add(node.asString());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nominalPartsAreExportedOnlyWhenAskedFor(Path file) throws Exception {
    Sample sample = sample(file);
    if (!sample.parts().containsKey("persons")) {
      return;
    }
    StixExport without = export(sample, sample.traced(NominalParts.LEFT_OUT));
    StixExport with = export(sample, sample.traced(NominalParts.EXPORTED));
    assertThat(without.lost()).anyMatch(path -> path.startsWith("persons."));
    assertThat(new String(without.bundle(), UTF_8)).doesNotContain("individual", "nationality");
    assertThat(new String(with.bundle(), UTF_8)).containsAnyOf("individual", "nationality", "link");
    assertThat(with.lost()).noneMatch(path -> path.endsWith("Name"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyObjectHasWhatStixRequires_andEveryReferenceLeadsSomewhere(Path file) throws Exception {
    Sample sample = sample(file);
    JsonNode bundle =
        MAPPER.readTree(export(sample, sample.traced(NominalParts.EXPORTED)).bundle());
    assertThat(bundle.path("id").asString()).matches("bundle--[0-9a-f-]{36}");
    Set<String> ids = new HashSet<>();
    for (JsonNode object : bundle.path("objects")) {
      String type = object.path("type").asString();
      assertThat(ids.add(object.path("id").asString())).as("each id once").isTrue();
      assertThat(object.path("id").asString())
          .matches(
              type + "--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(object.path("spec_version").asString()).isEqualTo("2.1");
      for (String required : REQUIRED.getOrDefault(type, List.of())) {
        assertThat(object.has(required)).as("%s.%s", type, required).isTrue();
      }
      if (type.equals("location")) {
        assertThat(object.has("country") || object.has("latitude")).isTrue();
      }
    }
    Set<String> references = new HashSet<>();
    references(bundle, references);
    assertThat(ids).containsAll(references);
  }

  /** STIX 2.1, sections 4, 5 and 6. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "identity", List.of("created", "modified", "name", "object_marking_refs"),
          "incident", List.of("created", "modified", "name", "object_marking_refs"),
          "attack-pattern", List.of("created", "modified", "name", "object_marking_refs"),
          "note", List.of("created", "modified", "content", "object_refs"),
          "grouping", List.of("created", "modified", "context", "object_refs"),
          "report", List.of("created", "modified", "name", "published", "object_refs"),
          "relationship", List.of("relationship_type", "source_ref", "target_ref"),
          "observed-data", List.of("first_observed", "last_observed", "number_observed"),
          "url", List.of("value"));

  private static void references(JsonNode node, Set<String> into) {
    if (node.isObject()) {
      node.propertyStream()
          .filter(it -> it.getKey().endsWith("_ref") || it.getKey().endsWith("_refs"))
          .forEach(
              it -> texts(it.getValue().isContainer() ? it.getValue() : wrap(it.getValue()), into));
    }
    if (node.isContainer()) {
      node.forEach(it -> references(it, into));
    }
  }

  private static JsonNode wrap(JsonNode value) {
    return MAPPER.createArrayNode().add(value);
  }

  @Test
  void theSameMessageGivesTheSameBytes_andAnotherOtherIds() throws Exception {
    Sample sample = sample(SAMPLES.resolve("alert/valid/scales-among-nuts.json"));
    byte[] bundle = export(sample, sample.traced(NominalParts.LEFT_OUT)).bundle();
    assertThat(export(sample, sample.traced(NominalParts.LEFT_OUT)).bundle()).isEqualTo(bundle);
    StixContext own = StixContext.of(manifest());
    StixContext other = new StixContext(own.author(), "another", own.at(), own.marking());
    JsonNode there =
        MAPPER.readTree(
            StixBundle.of(sample.type().id(), sample.traced(NominalParts.LEFT_OUT), other)
                .bundle());
    assertThat(there.path("id")).isNotEqualTo(MAPPER.readTree(bundle).path("id"));
  }

  /** A name-based UUID that others compute too: the example of RFC 9562, appendix A.4. */
  @Test
  void namesAreUuidsOfVersion5() {
    assertThat(
            StixId.uuid(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void markingsHaveTheFixedIdsOfTlp2(Tlp tlp) throws Exception {
    Map<Tlp, String> fixed =
        Map.of(
            Tlp.CLEAR, "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
            Tlp.GREEN, "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            Tlp.AMBER, "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
            Tlp.AMBER_STRICT, "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
            Tlp.RED, "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");
    Sample sample = sample(SAMPLES.resolve("alert/valid/one-day.json"));
    StixContext own = StixContext.of(manifest());
    Marking marking = new Marking(tlp, List.of(HandlingCode.H2), Level.BASIC_PROTECTION, null);
    JsonNode bundle =
        MAPPER.readTree(
            StixBundle.of(
                    sample.type().id(),
                    sample.traced(NominalParts.LEFT_OUT),
                    new StixContext(own.author(), own.key(), own.at(), marking))
                .bundle());
    for (JsonNode object : bundle.path("objects")) {
      if (!object.path("type").asString().equals("marking-definition")) {
        assertThat(object.path("object_marking_refs").get(0).asString()).isEqualTo(fixed.get(tlp));
      }
    }
    assertThat(bundle.toString()).contains("Handling code H2");
  }

  @Test
  void aTypeWithoutAFormIsRefused() throws Exception {
    Sample sample = sample(SAMPLES.resolve("alert/valid/one-day.json"));
    TracedMessage message = sample.traced(NominalParts.LEFT_OUT);
    assertThat(StixBundle.speaks(MessageTypes.RECEIPT)).isFalse();
    assertThatThrownBy(
            () -> StixBundle.of(MessageTypes.RECEIPT, message, StixContext.of(manifest())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
