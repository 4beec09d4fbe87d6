// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Which columns a kind of table has and what they mean, from {@code mappings/NAME.yaml}.
 *
 * @param system where the records come from, when not from the sender itself
 * @param referencePrefix what a reference derived from a record's id starts with
 * @param needs columns without which a table is not of this kind
 * @param lists code lists that a field's texts are looked up in, the first that knows one wins
 */
record TableMapping(
    String name,
    @Nullable String system,
    @Nullable String referencePrefix,
    List<String> needs,
    Map<String, Field> columns,
    Map<Field, List<ListId>> lists) {
  private static final List<TableMapping> ALL =
      List.of(load("illegal-trade-report"), load("cites-trade-database"));

  /** The mapping that knows every column of a header. */
  static TableMapping of(List<String> header) throws UnknownTable {
    TableMapping nearest =
        ALL.stream().min(Comparator.comparing(mapping -> mapping.distance(header))).orElseThrow();
    List<String> unknown = nearest.unknown(header);
    if (!unknown.isEmpty()) {
      throw new UnknownTable("no mapping knows the columns " + unknown, unknown);
    }
    if (!header.containsAll(nearest.needs)) {
      throw new UnknownTable(
          "a table of kind " + nearest.name + " needs the columns " + nearest.needs, unknown);
    }
    return nearest;
  }

  private long distance(List<String> header) {
    long missing = needs.stream().filter(column -> !header.contains(column)).count();
    return unknown(header).size() + missing;
  }

  private List<String> unknown(List<String> header) {
    return header.stream().filter(column -> !columns.containsKey(column)).toList();
  }

  /** Whether rows are records with ids of their own, never lines of one seizure. */
  boolean isOneSeizurePerRow() {
    return columns.containsValue(Field.RECORD);
  }

  String prefix() {
    return referencePrefix == null ? "" : referencePrefix;
  }

  CodeList[] listsFor(Field field) {
    return lists.getOrDefault(field, List.of()).stream()
        .map(id -> CodeLists.find(id).orElseThrow())
        .toArray(CodeList[]::new);
  }

  private static TableMapping load(String name) {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream file = TableMapping.class.getResourceAsStream("mappings/" + name + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("the mapping " + name + " is not packaged");
      }
      return yaml.readValue(file, TableMapping.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the mapping " + name + " cannot be read", e);
    }
  }
}
