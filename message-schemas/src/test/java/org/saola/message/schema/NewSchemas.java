// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import java.util.List;

/** The schema of a record that is not published. */
public final class NewSchemas {
  private NewSchemas() {}

  /** What the schema that follows from a record says against a document. */
  public static List<String> complaints(Class<?> record, String document) {
    String schema = new RecordSchemas().of(record, "new:1", "New").toString();
    return PublishedSchemas.complaints(PublishedSchemas.compiled(schema), document);
  }
}
