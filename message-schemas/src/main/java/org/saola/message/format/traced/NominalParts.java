// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.traced;

/** Whether parts with personal data go into another form of a message. */
public enum NominalParts {
  LEFT_OUT,
  /** Only where somebody asked for it. */
  EXPORTED
}
