// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import java.util.List;

/** A label and what stands under it: several values where the field is a list. */
public record Field(String label, List<Value> values) {
  public Field {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param text as people read it; empty of a value that is made of fields
   * @param note what it means, where the text alone does not say so; or empty
   * @param fields of a value that is a record itself
   */
  public record Value(String text, String note, List<Field> fields) {
    public Value {
      fields = List.copyOf(fields);
    }

    static Value text(String text) {
      return new Value(text, "", List.of());
    }

    static Value noted(String text, String note) {
      return new Value(text, text.equals(note) ? "" : note, List.of());
    }
  }
}
