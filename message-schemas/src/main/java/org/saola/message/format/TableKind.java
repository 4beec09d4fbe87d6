// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.alert.Alert;
import org.saola.message.manifest.TypeId;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.type.MessageTypes;

/** What the rows of a table become. */
public enum TableKind {
  /** Rows that share a reference are lines of one seizure. */
  SEIZURES(MessageTypes.SEIZURE_REPORT, "report", List.of()) {
    @Override
    RowsReader reader(String reference, List<MappedRow> rows, TableMapping mapping) {
      return new SeizureReader(reference, rows, mapping);
    }
  },
  /** Each row is an alert. */
  ALERTS(
      MessageTypes.ALERT,
      "alert",
      List.of(
          Field.REFERENCE,
          Field.STAGE,
          Field.SUBJECT,
          Field.SPECIES_LIST,
          Field.MODUS_OPERANDI,
          Field.VALID_FROM,
          Field.VALID_UNTIL)) {
    @Override
    RowsReader reader(String reference, List<MappedRow> rows, TableMapping mapping) {
      return new AlertReader(reference, rows.getFirst(), mapping);
    }
  };

  private final TypeId type;
  private final String part;
  private final List<Field> needed;

  TableKind(TypeId type, String part, List<Field> needed) {
    this.type = type;
    this.part = part;
    this.needed = needed;
  }

  /** The kind of table that becomes messages of a type; empty where none does. */
  public static Optional<TableKind> of(TypeId type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** The reference of a message that such a table could have made; empty of any other. */
  public static Optional<String> referenceIn(Map<String, Object> parts) {
    return parts.values().stream()
        .flatMap(
            part ->
                switch (part) {
                  case SeizureReport report -> Optional.of(report.reference()).stream();
                  case Alert alert -> Optional.of(alert.reference()).stream();
                  default -> Optional.<String>empty().stream();
                })
        .findFirst();
  }

  /** Of the messages that it makes. */
  public TypeId type() {
    return type;
  }

  /** The part that its columns fill, but for those of the nominal one. */
  public String part() {
    return part;
  }

  /** Fields without which there is no such message. */
  List<Field> needed() {
    return needed;
  }

  /** Whether a row is a message by itself, whatever its columns. */
  boolean isOneMessagePerRow() {
    return this == ALERTS;
  }

  /** A place in its part, such as {@code lines[0].taxon}, as fields name it. */
  String fieldPath(String path, Map<String, Object> parts) {
    return parts.get(part) instanceof Alert alert
        ? AlertReader.fieldPath(path, alert)
        : path.replaceAll("\\[\\d+]", "");
  }

  abstract RowsReader reader(String reference, List<MappedRow> rows, TableMapping mapping);
}
