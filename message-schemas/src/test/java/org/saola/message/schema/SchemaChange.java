// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed between two versions of a schema in what it accepts. Readers are strict: whatever
 * widens a schema breaks those who still have the older one, whatever narrows it breaks those who
 * read an older message again. Names of definitions and words for people may change.
 */
final class SchemaChange {
  private static final Set<String> FOR_PEOPLE = Set.of("title", "description", "$comment", "$defs");
  private static final Set<String> UPPER =
      Set.of("maxLength", "maxItems", "maximum", "exclusiveMaximum");
  private static final Set<String> LOWER =
      Set.of("minLength", "minItems", "minimum", "exclusiveMinimum");
  private static final String WIDER = "who has the older schema refuses what is new";
  private static final String NARROWER = "messages that were sent before are refused";

  private final List<String> changes = new ArrayList<>();

  private SchemaChange() {}

  /** One sentence for each change, with its place; empty if both accept the same. */
  static List<String> between(JsonNode older, JsonNode newer) {
    SchemaChange change = new SchemaChange();
    change.compare("", whole(older, older), whole(newer, newer));
    return change.changes;
  }

  /** With every reference replaced by what it names; our records do not hold themselves. */
  private static JsonNode whole(JsonNode node, JsonNode root) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    node.properties().stream()
        .filter(field -> !FOR_PEOPLE.contains(field.getKey()) || field.getValue().isObject())
        .filter(field -> !field.getKey().equals("$ref") && !field.getKey().equals("$defs"))
        .forEach(field -> whole.set(field.getKey(), whole(field.getValue(), root)));
    if (node.has("$ref")) {
      JsonNode named = root.at(node.path("$ref").asString().substring(1));
      whole.set("$ref", whole(named, root));
    }
    return whole;
  }

  private void compare(String path, JsonNode older, JsonNode newer) {
    if (older.equals(newer)) {
      return;
    }
    if (older.isObject() && newer.isObject()) {
      Set<String> names = new TreeSet<>(older.propertyNames());
      names.addAll(newer.propertyNames());
      names.forEach(name -> compareField(path, name, older.path(name), newer.path(name)));
      return;
    }
    changes.add("%s: was %s, is %s".formatted(path, older, newer));
  }

  private void compareField(String path, String name, JsonNode older, JsonNode newer) {
    String place = path + "/" + name;
    if (older.equals(newer)) {
      return;
    }
    if (name.equals("required") || name.equals("enum")) {
      compareWords(place, older, newer, name.equals("enum"));
    } else if (path.endsWith("/properties") && older.isMissingNode()) {
      changes.add("%s: is new: %s".formatted(place, WIDER));
    } else if (path.endsWith("/properties") && newer.isMissingNode()) {
      changes.add("%s: is gone: %s".formatted(place, NARROWER));
    } else if (older.isNumber() && newer.isNumber()) {
      boolean more = newer.decimalValue().compareTo(older.decimalValue()) > 0;
      changes.add("%s: was %s, is %s: %s".formatted(place, older, newer, bound(name, more)));
    } else if (older.isMissingNode() || newer.isMissingNode()) {
      changes.add(
          "%s: %s"
              .formatted(
                  place, older.isMissingNode() ? "is new: " + NARROWER : "is gone: " + WIDER));
    } else {
      compare(place, older, newer);
    }
  }

  private static String bound(String keyword, boolean more) {
    if (UPPER.contains(keyword)) {
      return more ? WIDER : NARROWER;
    }
    return LOWER.contains(keyword) && more ? NARROWER : WIDER;
  }

  private void compareWords(String place, JsonNode older, JsonNode newer, boolean choice) {
    Set<String> before = words(older);
    Set<String> after = words(newer);
    for (String word : after) {
      if (!before.contains(word)) {
        changes.add("%s: has %s now: %s".formatted(place, word, choice ? WIDER : NARROWER));
      }
    }
    for (String word : before) {
      if (!after.contains(word)) {
        changes.add("%s: lacks %s now: %s".formatted(place, word, choice ? NARROWER : WIDER));
      }
    }
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.values().forEach(word -> words.add(word.asString()));
    return words;
  }
}
