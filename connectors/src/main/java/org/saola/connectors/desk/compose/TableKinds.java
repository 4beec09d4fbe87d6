// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.form.Field;
import org.saola.connectors.desk.compose.form.Fields;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.springframework.stereotype.Component;

/** The kinds of table that an officer may bring: those whose messages the agency sends. */
@Component
class TableKinds {
  private final Composer composer;
  private final Composing words;

  TableKinds(Composer composer, Composing words) {
    this.composer = composer;
    this.words = words;
  }

  /**
   * A column of a kind's own form, as a page tells it.
   *
   * @param how it is written; empty where there is nothing to say
   */
  public record Told(String name, String meaning, String how, boolean needed) {}

  List<TableKind> offered() {
    return Arrays.stream(TableKind.values())
        .filter(kind -> composer.usual(kind.type()).isPresent())
        .toList();
  }

  /**
   * @param name of the type; absent for the first that is offered
   */
  TableKind find(@Nullable String name) {
    return offered().stream()
        .filter(kind -> name == null || name(kind).equals(name))
        .findFirst()
        .orElseThrow(NotThere::new);
  }

  static String name(TableKind kind) {
    return Forms.name(kind.type());
  }

  List<Told> columns(TableKind kind) {
    return Mappings.columns(kind).stream().map(column -> told(kind, column)).toList();
  }

  private Told told(TableKind kind, Mappings.Column column) {
    String how = words.maybe("table.how.%s.%s".formatted(name(kind), column.field()));
    return new Told(column.name(), words.ask(field(kind, column.path())), how, column.needed());
  }

  /** The field of the form that a column fills, or the one that it fills a piece of. */
  private static Field field(TableKind kind, String path) {
    MessageType type = MessageTypes.find(kind.type()).orElseThrow();
    List<Field> level =
        type.parts().stream()
            .filter(part -> !part.isFile())
            .map(PartDefinition::record)
            .map(Fields::of)
            .filter(fields -> fields.stream().anyMatch(it -> path.startsWith(it.name())))
            .findFirst()
            .orElseThrow();
    @Nullable Field found = null;
    for (String name : path.split("\\.", -1)) {
      for (Field field : level) {
        if (field.name().equals(name)) {
          found = field;
        }
      }
      level = found == null ? level : found.inner();
    }
    return Objects.requireNonNull(found);
  }
}
