// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** How fast it must travel; an urgent message goes by its own lane. */
public enum Urgency {
  @Meaning("By the ordinary lane.")
  ORDINARY,
  @Meaning("By a lane of its own, ahead of all that is ordinary.")
  URGENT
}
