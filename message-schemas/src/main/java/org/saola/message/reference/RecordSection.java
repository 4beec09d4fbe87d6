// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

import static org.saola.message.reference.Html.code;
import static org.saola.message.reference.Html.text;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.Meaning;

/** A record as a table of its fields, or a list of words as a table of their meanings. */
final class RecordSection {
  private final Class<?> described;

  RecordSection(Class<?> described) {
    this.described = described;
  }

  static String anchor(Class<?> described) {
    // Records within records may be called the same: RoutePoint.Role, Operator.Role.
    Class<?> around = described.getEnclosingClass();
    String name = (around == null ? "" : around.getSimpleName() + "-") + described.getSimpleName();
    return name.toLowerCase(Locale.ROOT);
  }

  /** A record and all that stands in it, each once, as one section after the other. */
  static String sections(Collection<Class<?>> records) {
    Set<Class<?>> described = new LinkedHashSet<>();
    records.forEach(record -> add(record, described));
    return described.stream()
        .map(record -> new RecordSection(record).html())
        .collect(Collectors.joining());
  }

  private static void add(Class<?> found, Set<Class<?>> described) {
    if (described.add(found) && found.isRecord()) {
      FieldHelp.of(found).forEach(field -> field.holds().ifPresent(it -> add(it, described)));
    }
  }

  String html() {
    Meaning meaning = described.getAnnotation(Meaning.class);
    String name = FieldHelp.name(described);
    return """
    <section id="%s">
    <h3>%s</h3>
    <p>%s</p>
    <div class="wide">
    <table>
    %s
    </table>
    </div>
    </section>
    """
        .formatted(
            anchor(described),
            text(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)),
            meaning == null ? "" : text(meaning.value()) + source(meaning.source()),
            described.isEnum() ? words() : fields());
  }

  private String fields() {
    return "<thead><tr><th>Field</th><th>Meaning</th><th>Holds</th></tr></thead>\n<tbody>\n"
        + FieldHelp.of(described).stream().map(RecordSection::row).collect(Collectors.joining("\n"))
        + "\n</tbody>";
  }

  static String row(FieldHelp field) {
    String holds =
        field
            .holds()
            .map(held -> "<a href=\"#%s\">%s</a>".formatted(anchor(held), text(field.kind())))
            .orElse(text(field.kind()));
    return "<tr><td>%s%s</td><td>%s%s</td><td>%s%s%s</td></tr>"
        .formatted(
            code(field.name()),
            field.required() ? " <b title=\"required\">required</b>" : "",
            text(field.meaning()),
            source(field.source()),
            field.several() ? "list of " : "",
            holds,
            field.limits().isEmpty() ? "" : "<small>" + text(field.limits()) + "</small>");
  }

  private String words() {
    return "<thead><tr><th>Word</th><th>Meaning</th></tr></thead>\n<tbody>\n"
        + Arrays.stream(described.getEnumConstants())
            .map(word -> word((Enum<?>) word))
            .collect(Collectors.joining("\n"))
        + "\n</tbody>";
  }

  private String word(Enum<?> word) {
    Meaning meaning = field(word).getAnnotation(Meaning.class);
    String written = new String(StrictJson.write(word), StandardCharsets.UTF_8).replace("\"", "");
    return "<tr><td>%s</td><td>%s</td></tr>"
        .formatted(
            code(written), meaning == null ? "" : text(meaning.value()) + source(meaning.source()));
  }

  private Field field(Enum<?> word) {
    try {
      return described.getField(word.name());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enumeration has its own constants", e);
    }
  }

  static String source(String source) {
    return source.isEmpty() ? "" : " <cite>" + text(source) + "</cite>";
  }
}
