// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import org.saola.message.schema.Meaning;

/** Appendix of CITES as the record reports it; N is not listed. */
public enum Appendix {
  @Meaning("Appendix I.")
  I,
  @Meaning("Appendix II.")
  II,
  @Meaning("Appendix III.")
  III,
  @Meaning("Not listed.")
  N
}
