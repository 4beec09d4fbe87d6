// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Traffic Light Protocol 2.0 (FIRST), from the weakest marking to the strictest. */
public enum Tlp {
  CLEAR,
  GREEN,
  AMBER,
  @JsonProperty("AMBER+STRICT")
  AMBER_STRICT,
  RED
}
