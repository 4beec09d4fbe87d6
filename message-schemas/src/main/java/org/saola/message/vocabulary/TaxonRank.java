// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

/** How far a taxon is determined, as the form of its name shows. */
public enum TaxonRank {
  ORDER,
  FAMILY,
  GENUS,
  SPECIES,
  SUBSPECIES,
  IDENTIFICATION_PENDING
}
