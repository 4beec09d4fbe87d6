// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.traced;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A message's documents, and which of their fields have been read. */
public final class TracedMessage {
  private static final String MANIFEST = "manifest";
  // A quantity of 1.60 is not one of 1.6.
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Map<String, JsonNode> readable = new LinkedHashMap<>();
  private final Map<String, String> present = new TreeMap<>();
  private final Set<String> carried = new TreeSet<>();

  private TracedMessage() {}

  /**
   * @param parts the documents by name; the manifest, where there is one, is traced with them
   */
  public static TracedMessage of(
      MessageType type,
      Optional<Manifest> manifest,
      Map<String, Object> parts,
      NominalParts nominal) {
    TracedMessage message = new TracedMessage();
    manifest.ifPresent(it -> message.put(MANIFEST, it));
    // Files, and parts that the reader does not have.
    manifest.stream()
        .flatMap(it -> it.parts().stream())
        .filter(part -> !parts.containsKey(part.name()))
        .forEach(part -> message.present.put(part.name(), ""));
    for (PartDefinition part : type.parts()) {
      Object content = parts.get(part.name());
      if (content != null && !part.isFile()) {
        message.put(part.name(), content);
        if (part.nominal() && nominal == NominalParts.LEFT_OUT) {
          message.readable.remove(part.name());
        }
      }
    }
    return message;
  }

  private void put(String name, Object content) {
    JsonNode tree = EXACT.readTree(StrictJson.write(content));
    readable.put(name, tree);
    collect(name, tree, present);
  }

  private static void collect(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.propertyStream()
          .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), into);
      }
    } else {
      into.put(path, node.asString());
    }
  }

  /** The manifest; empty for a draft. */
  public Optional<Traced> manifest() {
    return part(MANIFEST);
  }

  /** A part; empty where there is none, or where it may not be read. */
  public Optional<Traced> part(String name) {
    return Optional.ofNullable(readable.get(name)).map(tree -> new Traced(name, tree, carried));
  }

  /** Every field that has a value, by its path. */
  public List<String> present() {
    return List.copyOf(present.keySet());
  }

  Map<String, String> texts() {
    return Collections.unmodifiableMap(present);
  }

  /** The texts of documents' fields by their paths. */
  static Map<String, String> texts(Map<String, Object> parts) {
    Map<String, String> texts = new TreeMap<>();
    parts.forEach((name, part) -> collect(name, EXACT.readTree(StrictJson.write(part)), texts));
    return texts;
  }

  /** The fields that were read. */
  public List<String> carried() {
    return List.copyOf(carried);
  }

  /** The fields that were not: what the other form lost. */
  public List<String> lost() {
    return present.keySet().stream().filter(path -> !carried.contains(path)).toList();
  }
}
