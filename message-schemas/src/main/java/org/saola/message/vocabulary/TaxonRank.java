// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import org.saola.message.schema.Meaning;

/** How far a taxon is determined, as the form of its name shows. */
public enum TaxonRank {
  @Meaning("An order, such as Pholidota.")
  ORDER,
  @Meaning("A family, such as Manidae.")
  FAMILY,
  @Meaning("A genus, such as Manis spp.")
  GENUS,
  @Meaning("A species, such as Manis javanica.")
  SPECIES,
  @Meaning("A subspecies or variety.")
  SUBSPECIES,
  @Meaning("Not yet identified.")
  IDENTIFICATION_PENDING
}
