// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/**
 * Europol handling codes (see codes_exchange): H0 crime prevention only, H1 not in court without
 * permission, H2 no onward sharing without permission, H3 other restriction whose text stands in a
 * part.
 */
public enum HandlingCode {
  @Meaning("Only for preventing and combating crime.")
  H0,
  @Meaning("Not in court without permission of the provider.")
  H1,
  @Meaning("No onward sharing without permission of the provider.")
  H2,
  @Meaning("Other restriction, whose text stands in a part.")
  H3
}
