// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

/** How fast it must travel; an urgent message goes by its own lane. */
public enum Urgency {
  ORDINARY,
  URGENT
}
