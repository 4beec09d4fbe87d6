// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.saola.message.alert.Alert;
import org.saola.message.manifest.Manifest;
import org.saola.message.person.Persons;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.CaseSubjects;
import org.saola.message.seizure.SeizureReport;

/** The published schemas by name, each with the record that it must agree with. */
public final class PublishedSchemas {
  static final Map<String, Class<?>> RECORDS =
      new TreeMap<>(
          Map.of(
              "manifest", Manifest.class,
              "seizure-report", SeizureReport.class,
              "persons", Persons.class,
              "alert", Alert.class,
              "case-request", CaseRequest.class,
              "case-subjects", CaseSubjects.class));

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private PublishedSchemas() {}

  static String text(String name) {
    try (InputStream file =
        Manifest.class.getResourceAsStream("/org/saola/message/schema/" + name + "-1.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the schema alone says against a document, with formats asserted. */
  public static List<String> complaints(String name, String document) {
    return COMPILED
        .computeIfAbsent(name, it -> REGISTRY.getSchema(text(it), InputFormat.JSON))
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
