// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/**
 * What became of a message at its recipient (ETSI EN 319 522: ContentHandover,
 * ContentHandoverFailure), and that somebody there has read it.
 */
public enum HandOver {
  @Meaning(value = "Reached the recipient's system.", source = "ETSI EN 319 522, ContentHandover")
  HANDED_OVER,
  @Meaning(
      value = "An officer of the recipient has opened it; it is not said who.",
      source = "Directive (EU) 2016/680, Art. 25, consultation")
  READ,
  @Meaning(
      value = "Could not be handed over: a non-delivery.",
      source = "ETSI EN 319 522, ContentHandoverFailure")
  REJECTED
}
