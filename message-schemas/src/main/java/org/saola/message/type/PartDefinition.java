// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Attached;
import org.saola.message.schema.Nominal;

/**
 * A part that a message type has.
 *
 * @param name the part's name in the manifest
 * @param record the record that its JSON content binds to; {@link Attached} for a file
 * @param nominal whether it holds personal data
 * @param required whether a message of the type must have it
 */
public record PartDefinition(String name, Class<?> record, boolean nominal, boolean required) {
  static PartDefinition of(RecordComponent component) {
    return new PartDefinition(
        component.getName(),
        component.getType(),
        component.isAnnotationPresent(Nominal.class),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** Whether the part is a file, carried byte for byte, instead of a document in JSON. */
  public boolean isFile() {
    return record == Attached.class;
  }
}
