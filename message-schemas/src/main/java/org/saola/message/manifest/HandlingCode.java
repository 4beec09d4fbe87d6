// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

/**
 * Europol handling codes (see codes_exchange): H0 crime prevention only, H1 not in court without
 * permission, H2 no onward sharing without permission, H3 other restriction whose text stands in a
 * part.
 */
public enum HandlingCode {
  H0,
  H1,
  H2,
  H3
}
