// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import org.saola.message.schema.Meaning;

/** Categories of data subjects (Directive (EU) 2016/680, Art. 6). */
public enum SubjectCategory {
  @Meaning(
      value = "Believed to have committed a criminal offence, or to be about to.",
      source = "Directive (EU) 2016/680, Art. 6")
  SUSPECT,
  @Meaning(value = "Convicted of a criminal offence.", source = "Directive (EU) 2016/680, Art. 6")
  CONVICTED,
  @Meaning(value = "Victim, or possibly a victim.", source = "Directive (EU) 2016/680, Art. 6")
  VICTIM,
  /** Witness, informant, contact or associate. */
  @Meaning(
      value = "Another party: witness, informant, contact or associate.",
      source = "Directive (EU) 2016/680, Art. 6")
  OTHER
}
