// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/**
 * Why the data may be processed (Directive (EU) 2016/680, Art. 1(1); CITES reporting for the last
 * two).
 */
public enum Purpose {
  @Meaning("Preventing criminal offences.")
  PREVENTION,
  @Meaning("Detecting criminal offences.")
  DETECTION,
  @Meaning("Investigating criminal offences.")
  INVESTIGATION,
  @Meaning("Prosecuting criminal offences.")
  PROSECUTION,
  @Meaning("Executing criminal penalties.")
  EXECUTION_OF_PENALTIES,
  @Meaning("Administrative enforcement of CITES and its rules.")
  ADMINISTRATIVE_ENFORCEMENT,
  @Meaning("Reports and statistics.")
  STATISTICS
}
