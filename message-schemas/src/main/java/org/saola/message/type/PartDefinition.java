// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Attached;
import org.saola.message.schema.MediaTypes;
import org.saola.message.schema.Nominal;

/**
 * A part that a message type has.
 *
 * @param name the part's name in the manifest
 * @param record the record that its JSON content binds to; {@link Attached} for a file
 * @param nominal whether it holds personal data
 * @param required whether a message of the type must have it
 * @param mediaTypes those that it may have, such as {@code image/*}; empty for a file of any
 */
public record PartDefinition(
    String name, Class<?> record, boolean nominal, boolean required, List<String> mediaTypes) {
  /** The media type of every part that is a document. */
  public static final String JSON = "application/json";

  public PartDefinition {
    mediaTypes = List.copyOf(mediaTypes);
  }

  static PartDefinition of(RecordComponent component) {
    return new PartDefinition(
        component.getName(),
        component.getType(),
        component.isAnnotationPresent(Nominal.class),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        mediaTypesOf(component));
  }

  private static List<String> mediaTypesOf(RecordComponent component) {
    if (component.getType() != Attached.class) {
      return List.of(JSON);
    }
    MediaTypes types = component.getAnnotation(MediaTypes.class);
    return types == null ? List.of() : List.of(types.value());
  }

  /** Whether the part is a file, carried byte for byte, instead of a document in JSON. */
  public boolean isFile() {
    return record == Attached.class;
  }

  public boolean allows(String mediaType) {
    return mediaTypes.isEmpty() || Attached.isOneOf(mediaType, mediaTypes);
  }
}
