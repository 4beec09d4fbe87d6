// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/**
 * What an officer fills in for a message type, and the draft that it makes.
 *
 * @param files parts that are files
 */
public record TypeForm(TypeId type, List<Section> sections, List<PartDefinition> files) {
  /** Sections that no part has: to whom it goes, and on which terms. */
  public static final Set<String> AT_THE_END = Set.of("recipients", "markings");

  private static final String PARTS = "parts.";
  private static final String TO = "to";

  public TypeForm {
    sections = List.copyOf(sections);
    files = List.copyOf(files);
  }

  /** A draft, or all that keeps it from being one. */
  public record Outcome(Optional<Draft> draft, List<Wrong> wrong) {
    public Outcome {
      wrong = List.copyOf(wrong);
    }
  }

  /** All fields by their paths. */
  public Map<String, Field> fields() {
    Map<String, Field> all = new LinkedHashMap<>();
    sections.forEach(section -> all.putAll(section.fields()));
    return all;
  }

  public MessageType definition() {
    return MessageTypes.find(type).orElseThrow();
  }

  /**
   * @param given what the draft has beside what was typed: what it answers, its files, what was
   *     reviewed
   */
  public Outcome read(Answers answers, Map<String, Object> given) {
    Read read = new Read(answers);
    Map<String, Object> document = new LinkedHashMap<>();
    fields()
        .forEach(
            (path, field) -> {
              if (isAsked(path, answers)) {
                Object value = read.value(field, path);
                if (value != null) {
                  put(document, path, value);
                }
              }
            });
    document.put("type", type.value());
    given.forEach((path, value) -> put(document, path, value));
    if (read.wrong().isEmpty()) {
      return bind(document);
    }
    return new Outcome(Optional.empty(), read.wrong());
  }

  /** A part that need not be there is asked for nothing while nothing of it is. */
  private boolean isAsked(String path, Answers answers) {
    if (!path.startsWith(PARTS)) {
      return true;
    }
    String part = path.substring(PARTS.length()).split("\\.")[0];
    return definition().part(part).map(PartDefinition::required).orElse(true)
        || !answers.isBlank(PARTS + part);
  }

  private Outcome bind(Map<String, Object> document) {
    try {
      return new Outcome(Optional.of(Draft.read(StrictJson.write(document))), List.of());
    } catch (InvalidDocument e) {
      return new Outcome(Optional.empty(), e.problems().stream().map(this::wrong).toList());
    }
  }

  private Wrong wrong(Problem problem) {
    return new Wrong(problem.path(), problem.rule());
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> document, String path, Object value) {
    Map<String, Object> at = document;
    String[] names = path.split("\\.");
    for (int i = 0; i < names.length - 1; i++) {
      at =
          (Map<String, Object>)
              at.computeIfAbsent(names[i], any -> new LinkedHashMap<String, Object>());
    }
    at.put(names[names.length - 1], value);
  }

  /** Somebody must be named: usual recipients are for files that cannot say it. */
  public static List<Wrong> nobodyNamed(List<String> to) {
    List<Wrong> wrong = new ArrayList<>();
    if (to.isEmpty()) {
      wrong.add(new Wrong(TO, Rule.MISSING_FIELD));
    }
    return wrong;
  }
}
