// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.List;
import org.saola.message.json.Rule;
import org.saola.message.nominal.Finding;

/**
 * A field as a page shows it.
 *
 * @param name under which the browser sends it
 * @param values that were typed
 * @param inner of a group
 * @param items of a list
 * @param findings that seem to be personal data
 */
public record Shown(
    Field field,
    String name,
    List<String> values,
    List<Shown> inner,
    List<Shown> items,
    List<Rule> wrong,
    List<Finding> findings) {
  public Shown {
    values = List.copyOf(values);
    inner = List.copyOf(inner);
    items = List.copyOf(items);
    wrong = List.copyOf(wrong);
    findings = List.copyOf(findings);
  }

  public String value() {
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** An id that a link can name. */
  public String id() {
    return id(name);
  }

  public static String id(String path) {
    return path.replace("]", "").replaceAll("[^A-Za-z0-9]", "-");
  }

  /** What explains the field, for those who do not see it: its hint, then what is wrong. */
  public String describedBy() {
    return "%s-hint%s%s"
        .formatted(
            id(),
            wrong.isEmpty() ? "" : " " + id() + "-wrong",
            findings.isEmpty() ? "" : " " + id() + "-found");
  }

  public boolean isFilled() {
    return !values.isEmpty()
        || inner.stream().anyMatch(Shown::isFilled)
        || items.stream().anyMatch(Shown::isFilled);
  }

  /** The inner field of that name. */
  public Shown at(String inside) {
    return inner.stream()
        .filter(shown -> shown.field().name().equals(inside))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no field " + inside));
  }
}
