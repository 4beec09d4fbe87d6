// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A numbered section of a form.
 *
 * @param words by which its heading is found
 * @param nominal whether it holds personal data, and is set apart
 * @param fields by their paths in a draft
 */
public record Section(String words, boolean nominal, Map<String, Field> fields) {
  public Section {
    fields = new LinkedHashMap<>(fields);
  }
}
