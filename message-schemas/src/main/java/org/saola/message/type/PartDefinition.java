// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

/**
 * A part that a message type has.
 *
 * @param name the part's name in the manifest
 * @param record the record that its JSON content binds to
 * @param nominal whether it holds personal data
 * @param required whether a message of the type must have it
 */
public record PartDefinition(String name, Class<?> record, boolean nominal, boolean required) {
  static PartDefinition required(String name, Class<?> record) {
    return new PartDefinition(name, record, false, true);
  }

  static PartDefinition nominal(String name, Class<?> record) {
    return new PartDefinition(name, record, true, false);
  }
}
