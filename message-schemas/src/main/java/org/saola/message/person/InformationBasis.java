// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import org.saola.message.schema.Meaning;

/** Whether an entry rests on fact or on personal assessment (Directive (EU) 2016/680, Art. 7). */
public enum InformationBasis {
  @Meaning(value = "Rests on facts.", source = "Directive (EU) 2016/680, Art. 7")
  FACT,
  @Meaning(value = "Rests on a personal assessment.", source = "Directive (EU) 2016/680, Art. 7")
  ASSESSMENT
}
