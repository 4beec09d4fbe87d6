// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import org.saola.message.schema.Meaning;

/** What of a permit can differ from the issuer's record. */
public enum PermitField {
  @Meaning("What the permit allows.")
  KIND,
  @Meaning("The day of issue.")
  ISSUED,
  @Meaning("The days of validity.")
  VALIDITY,
  @Meaning("The purpose.")
  PURPOSE,
  @Meaning("The country of import.")
  IMPORT_COUNTRY,
  @Meaning("The conditions.")
  CONDITIONS,
  @Meaning("A line that the issuer's record does not have.")
  LINE,
  @Meaning("The species.")
  TAXON,
  @Meaning("The term or the description of the specimens.")
  TERM,
  @Meaning("The identifying marks.")
  MARKS,
  @Meaning("The quantity or its unit.")
  QUANTITY,
  @Meaning("The Appendix.")
  APPENDIX,
  @Meaning("The source.")
  SOURCE,
  @Meaning("The country of origin.")
  ORIGIN,
  @Meaning("The permit of the country of origin.")
  ORIGIN_PERMIT,
  @Meaning("The country of last re-export.")
  LAST_RE_EXPORT,
  @Meaning("The certificate of the last re-export.")
  RE_EXPORT_PERMIT,
  @Meaning("The consignor; who it is, is never said here.")
  CONSIGNOR,
  @Meaning("The consignee; who it is, is never said here.")
  CONSIGNEE;

  boolean isNominal() {
    return this == CONSIGNOR || this == CONSIGNEE;
  }
}
