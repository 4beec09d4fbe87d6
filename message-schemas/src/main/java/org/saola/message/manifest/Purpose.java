// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

/**
 * Why the data may be processed (Directive (EU) 2016/680, Art. 1(1); CITES reporting for the last
 * two).
 */
public enum Purpose {
  PREVENTION,
  DETECTION,
  INVESTIGATION,
  PROSECUTION,
  EXECUTION_OF_PENALTIES,
  ADMINISTRATIVE_ENFORCEMENT,
  STATISTICS
}
