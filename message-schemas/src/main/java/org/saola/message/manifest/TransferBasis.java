// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** Basis of a transfer to a third country (Directive (EU) 2016/680, Art. 36 to 39). */
public enum TransferBasis {
  @Meaning("An adequacy decision.")
  ART36_ADEQUACY,
  @Meaning("Safeguards in a legally binding instrument.")
  ART37_1A_LEGALLY_BINDING_INSTRUMENT,
  @Meaning("Safeguards by the controller's own assessment.")
  ART37_1B_CONTROLLER_ASSESSMENT,
  @Meaning("To protect vital interests.")
  ART38_1A_VITAL_INTERESTS,
  @Meaning("To safeguard legitimate interests of the data subject.")
  ART38_1B_LEGITIMATE_INTERESTS,
  @Meaning("To prevent an immediate and serious threat to public security.")
  ART38_1C_IMMEDIATE_SERIOUS_THREAT,
  @Meaning("In an individual case, for law-enforcement purposes.")
  ART38_1D_INDIVIDUAL_CASE_PURPOSES,
  @Meaning("In an individual case, for legal claims.")
  ART38_1E_LEGAL_CLAIMS,
  @Meaning("Directly to a recipient that is no competent authority.")
  ART39_DIRECT_RECIPIENT
}
