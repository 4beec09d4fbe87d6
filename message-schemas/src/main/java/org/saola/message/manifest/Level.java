// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

/** Protective level; the hub refuses all above the first. */
public enum Level {
  BASIC_PROTECTION,
  RESTREINT_UE,
  CONFIDENTIEL_UE,
  SECRET_UE,
  TRES_SECRET_UE
}
