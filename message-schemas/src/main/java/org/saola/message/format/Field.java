// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

/**
 * What a column of a seizure table may hold, and where that stands in the parts. Mapping files use
 * these words.
 */
enum Field {
  REFERENCE("reference"),
  /** A record's id in its own system; its rows are never lines of one seizure. */
  RECORD("source"),
  DATE("date"),
  /** The year of the seizure alone, where the date is blank. */
  YEAR("date.seized"),
  /** When the seizure was reported. */
  REPORTED("date.reported"),
  LOCATION("location"),
  AGENCY("detectingAgency"),
  DETECTION("detection"),
  REASON("reasons"),
  TRANSPORT("transport"),
  CONCEALMENT("concealment"),
  ORIGIN("allegedOrigins"),
  TRANSIT("transit"),
  DESTINATION("allegedDestinations"),
  LAW("law"),
  SANCTION("sanction"),
  NATIONALITY("nationalitiesOfOffenders"),

  SPECIES("lines.taxon"),
  /** Several taxa in one cell, each a line of its own. */
  SPECIES_LIST("lines.taxon"),
  APPENDIX("lines.appendix"),
  DESCRIPTION("lines.description"),
  QUANTITY("lines.quantities"),
  UNIT("lines.quantities.unit"),
  /** Quantities with their units, such as {@code 105 horns}; other text is carried as it is. */
  QUANTITY_TEXT("lines.quantities"),
  VALUE("lines.estimatedValue"),
  PURPOSE("lines.purpose"),
  SOURCE("lines.source"),
  DISPOSAL("lines.disposal"),
  ADDITIONAL_INFORMATION("lines.additionalInformation"),
  /** No field of its own: kept under the column's name. */
  CARRIED("lines.additional");

  private final String path;

  Field(String path) {
    this.path = path;
  }

  /** Each row of a seizure has its own; all else must be the same in all its rows. */
  boolean isOfLine() {
    return path.startsWith("lines.");
  }

  /** How much of a problem's path, without indices, this field accounts for; 0 for none of it. */
  int matches(String problemPath) {
    return problemPath.equals(path) || problemPath.startsWith(path + ".") ? path.length() : 0;
  }
}
