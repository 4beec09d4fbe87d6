// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saola.connectors.desk.compose.form.Field;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.Kind;
import org.saola.connectors.desk.compose.form.TypeForm;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.PartDefinition;

/**
 * A form filled in as a sample has it.
 *
 * @param answers what an officer would type, by path
 * @param files parts that are files, with their media types
 * @param texts those of them that are read as they were typed
 */
record Filled(
    TypeId type, Map<String, List<String>> answers, Map<String, String> files, List<String> texts) {
  private static final String PARTS = "parts.";

  static Filled of(TypeId type, Path sample) throws Exception {
    Map<?, ?> message = StrictJson.read(Files.readAllBytes(sample), Map.class);
    Filled filled =
        new Filled(type, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    TypeForm form = Forms.of(type, null).orElseThrow();
    form.files().stream()
        .map(PartDefinition::name)
        .filter(message::containsKey)
        .forEach(part -> filled.files.put(part, text(message.get(part), "mediaType")));
    form.fields()
        .forEach(
            (path, field) -> {
              if (path.startsWith(PARTS)) {
                filled.put(field, path, at(message, path.substring(PARTS.length()).split("\\.")));
              }
            });
    return filled;
  }

  private static Object at(Object value, String... names) {
    Object at = value;
    for (String name : names) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  private void put(Field field, String path, Object value) {
    if (value == null) {
      return;
    }
    if (field.several()) {
      List<?> all = (List<?>) value;
      for (int i = 0; i < all.size(); i++) {
        one(field, path + "[" + i + "]", all.get(i));
      }
    } else {
      one(field, path, value);
    }
  }

  private void one(Field field, String path, Object value) {
    if (field.isGroup()) {
      field.inner().forEach(it -> put(it, path + "." + it.name(), at(value, it.name())));
      return;
    }
    List<String> typed =
        switch (field.kind()) {
          case SET -> ((List<?>) value).stream().map(Objects::toString).toList();
          case TAXON -> List.of(text(value, "name"));
          case CODED, PLACE, AS_GIVEN, VALUE -> List.of(text(value, "asGiven"));
          case CHOICE ->
              List.of(value instanceof Boolean yes ? (yes ? "YES" : "NO") : value.toString());
          default -> List.of(value.toString());
        };
    answers.put(path, typed);
    // A unit is read by its name.
    if (isReadAsTyped(field.kind()) && !field.list().equals("units")) {
      texts.addAll(typed);
    }
  }

  private static String text(Object value, String name) {
    return Objects.requireNonNull(at(value, name)).toString();
  }

  private static boolean isReadAsTyped(Kind kind) {
    return switch (kind) {
      case LINE, PROSE, CODED, TAXON, PLACE, AS_GIVEN, VALUE, AGENCY -> true;
      default -> false;
    };
  }
}
