// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

/** Categories of data subjects (Directive (EU) 2016/680, Art. 6). */
public enum SubjectCategory {
  SUSPECT,
  CONVICTED,
  VICTIM,
  /** Witness, informant, contact or associate. */
  OTHER
}
