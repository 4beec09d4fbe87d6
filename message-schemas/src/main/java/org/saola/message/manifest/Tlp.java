// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.saola.message.schema.Meaning;

/** Traffic Light Protocol 2.0 (FIRST), from the weakest marking to the strictest. */
public enum Tlp {
  @Meaning("May be shared with everyone.")
  CLEAR,
  @Meaning("Within the community.")
  GREEN,
  @Meaning("Within the organisation and with those of its clients who need to know.")
  AMBER,
  @Meaning("Within the organisation alone.")
  @JsonProperty("AMBER+STRICT")
  AMBER_STRICT,
  @Meaning("For the named recipients alone.")
  RED
}
