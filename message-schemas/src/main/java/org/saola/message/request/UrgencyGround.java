// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

/** Why a request is urgent (Directive (EU) 2023/977, Art. 4). */
public enum UrgencyGround {
  IMMEDIATE_SERIOUS_THREAT_TO_PUBLIC_SECURITY,
  IMMINENT_THREAT_TO_LIFE_OR_PHYSICAL_INTEGRITY,
  DECISION_ON_DEPRIVATION_OF_LIBERTY,
  IMMINENT_RISK_OF_LOSING_RELEVANCE
}
