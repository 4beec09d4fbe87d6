// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;

/** The packaged sample of a type that has the most parts, and drafts that are made of it. */
record TypeSample(MessageType type, Map<String, Object> parts) {
  private static final Path SAMPLES =
      Path.of("../../message-schemas/src/main/resources/org/saola/message/samples");
  private static final int FILE_BYTES = 3000;

  @SuppressWarnings("unchecked")
  static TypeSample of(MessageType type) throws Exception {
    Path folder = SAMPLES.resolve(type.id().value().replaceFirst("/1$", "").replace('/', '-'));
    List<Map<String, Object>> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("valid"))) {
      for (Path file : files.sorted().toList()) {
        samples.add(StrictJson.read(Files.readAllBytes(file), Map.class));
      }
    }
    samples.removeIf(sample -> "NOT_DONE".equals(sample.get("confirmed")));
    Comparator<Map<String, Object>> mostParts = Comparator.comparing(Map::size);
    return new TypeSample(type, samples.stream().max(mostParts).orElseThrow());
  }

  /** The parts that it has, of those of its type. */
  List<PartDefinition> definitions() {
    return type.parts().stream().filter(part -> parts.containsKey(part.name())).toList();
  }

  /** What a recipient must find: the record of a document, the bytes of a file. */
  Object expected(PartDefinition part) throws Exception {
    return part.isFile()
        ? file(part)
        : StrictJson.read(StrictJson.write(parts.get(part.name())), part.record());
  }

  private byte[] file(PartDefinition part) {
    byte[] bytes = new byte[FILE_BYTES];
    new Random(part.name().hashCode()).nextBytes(bytes);
    return bytes;
  }

  /**
   * Writes a draft, with the files that it names beside it.
   *
   * @param to empty for the sender's defaults
   * @param answered a message that an answering type answers
   */
  Path draft(Path folder, String name, List<String> to, Manifest answered) throws Exception {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("type", type.id().value());
    if (!to.isEmpty()) {
      draft.put("to", to);
    }
    draft.put("transferBasis", "ART37_1A_LEGALLY_BINDING_INSTRUMENT");
    if (answered != null) {
      MessageId thread = answered.thread() == null ? answered.id() : answered.thread();
      draft.put("thread", thread.value());
      draft.put("inReplyTo", answered.id().value());
    }
    FieldsOfType.of(type.id()).forEach(field -> draft.put(field, parts.get(field)));
    draft.put("parts", named(folder, name));
    return Files.write(folder.resolve(name + ".json"), StrictJson.write(draft));
  }

  /** The same with other words beside the parts. */
  Path draft(
      Path folder, String name, List<String> to, Manifest answered, Map<String, Object> fields)
      throws Exception {
    Map<String, Object> other = new LinkedHashMap<>(parts);
    other.putAll(fields);
    return new TypeSample(type, other).draft(folder, name, to, answered);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> named(Path folder, String name) throws Exception {
    Map<String, Object> named = new LinkedHashMap<>(parts);
    named.keySet().removeAll(FieldsOfType.of(type.id()));
    for (PartDefinition part : definitions()) {
      if (part.isFile()) {
        Path file = Files.write(folder.resolve(name + "." + part.name()), file(part));
        Map<String, Object> attached =
            new LinkedHashMap<>((Map<String, Object>) parts.get(part.name()));
        attached.put("file", file.getFileName().toString());
        named.put(part.name(), attached);
      }
    }
    return named;
  }
}
