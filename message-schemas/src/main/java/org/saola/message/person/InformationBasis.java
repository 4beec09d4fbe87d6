// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

/** Whether an entry rests on fact or on personal assessment (Directive (EU) 2016/680, Art. 7). */
public enum InformationBasis {
  FACT,
  ASSESSMENT
}
