// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** What was done with the message that a recall, a correction or an erasure is about. */
public enum Confirmed {
  @Meaning("It is no longer relied on.")
  RECALLED,
  @Meaning("It is corrected in all systems that hold it.")
  CORRECTED,
  @Meaning("It is erased in all systems that held it.")
  ERASED,
  @Meaning("Nothing of it was done.")
  NOT_DONE
}
