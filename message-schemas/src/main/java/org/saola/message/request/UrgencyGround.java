// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import org.saola.message.schema.Meaning;

/** Why a request is urgent (Directive (EU) 2023/977, Art. 4). */
public enum UrgencyGround {
  @Meaning("An immediate and serious threat to public security.")
  IMMEDIATE_SERIOUS_THREAT_TO_PUBLIC_SECURITY,
  @Meaning("An imminent threat to a person's life or physical integrity.")
  IMMINENT_THREAT_TO_LIFE_OR_PHYSICAL_INTEGRITY,
  @Meaning("A decision on restrictive measures, up to deprivation of liberty, depends on it.")
  DECISION_ON_DEPRIVATION_OF_LIBERTY,
  @Meaning("The information is important and will soon lose its relevance.")
  IMMINENT_RISK_OF_LOSING_RELEVANCE
}
