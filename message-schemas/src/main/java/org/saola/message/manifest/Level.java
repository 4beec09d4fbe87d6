// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** Protective level; the hub refuses all above the first. */
public enum Level {
  @Meaning("Europol Unclassified, Basic Protection Level.")
  BASIC_PROTECTION,
  @Meaning("Refused by the hub.")
  RESTREINT_UE,
  @Meaning("Refused by the hub.")
  CONFIDENTIEL_UE,
  @Meaning("Refused by the hub.")
  SECRET_UE,
  @Meaning("Refused by the hub.")
  TRES_SECRET_UE
}
