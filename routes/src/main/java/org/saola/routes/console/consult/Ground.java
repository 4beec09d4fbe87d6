// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

/** What a log may be used for: Directive (EU) 2016/680, Art. 25(2). */
public enum Ground {
  LAWFULNESS,
  SELF_MONITORING,
  INTEGRITY_AND_SECURITY,
  CRIMINAL_PROCEEDINGS
}
