// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;

/** The published schemas, each with the record that it must agree with. */
public final class PublishedSchemas {
  static final Path FOLDER = Path.of("src/main/resources/org/saola/message/schema");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private PublishedSchemas() {}

  /**
   * A document that has a schema.
   *
   * @param name of its schema's file, such as {@code seizure-report-1}
   */
  record Document(String name, String title, Class<?> record) {
    static Document of(MessageType type) {
      return new Document(fileName(type.id()), "Parts of " + type.id(), type.message());
    }

    /** Where its samples stand: the name itself, without the version 1. */
    Path samples(String kind) {
      return Path.of("src/main/resources/org/saola/message/samples")
          .resolve(name.replaceFirst("-1$", ""))
          .resolve(kind);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static String fileName(TypeId type) {
    return type.value().replace('/', '-');
  }

  /** The manifest, and every type that is registered. */
  static List<Document> all() {
    return Stream.concat(
            Stream.of(new Document("manifest-1", "Manifest of a Saola message", Manifest.class)),
            MessageTypes.all().stream().map(Document::of))
        .toList();
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(
          "no schema is published as %s: run this test with -Dsaola.publish=true".formatted(name),
          e);
    }
  }

  /** What the published schema alone says against a document, with formats asserted. */
  public static List<String> complaints(String name, String document) {
    return complaints(
        COMPILED.computeIfAbsent(name, it -> REGISTRY.getSchema(text(it), InputFormat.JSON)),
        document);
  }

  static Schema compiled(String schema) {
    return REGISTRY.getSchema(schema, InputFormat.JSON);
  }

  static List<String> complaints(Schema schema, String document) {
    return schema
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
