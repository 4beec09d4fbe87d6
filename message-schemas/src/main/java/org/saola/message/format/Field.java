// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import org.saola.message.alert.RoutePoint;

/**
 * What a column of a table may hold, and where that stands in a seizure's parts and in an alert.
 * Mapping files use these words.
 */
enum Field {
  REFERENCE("reference", "reference"),
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
  TRANSPORT("transport", "transport"),
  CONCEALMENT("concealment", "concealment"),
  ORIGIN("allegedOrigins", "route.origin"),
  TRANSIT("transit", "route.transit"),
  DESTINATION("allegedDestinations", "route.destination"),
  LAW("law"),
  SANCTION("sanction"),
  NATIONALITY("nationalitiesOfOffenders"),

  SPECIES("lines.taxon"),
  /** Several taxa in one cell, each a line of its own. */
  SPECIES_LIST("lines.taxon", "taxa"),
  APPENDIX("lines.appendix"),
  DESCRIPTION("lines.description", "specimens"),
  QUANTITY("lines.quantities"),
  UNIT("lines.quantities.unit"),
  /** Quantities with their units, such as {@code 105 horns}; other text is carried as it is. */
  QUANTITY_TEXT("lines.quantities"),
  VALUE("lines.estimatedValue"),
  PURPOSE("lines.purpose"),
  SOURCE("lines.source"),
  DISPOSAL("lines.disposal"),
  ADDITIONAL_INFORMATION("lines.additionalInformation", "additionalInformation"),
  /** No field of its own: kept under the column's name. */
  CARRIED("lines.additional"),

  STAGE("", "stage"),
  SUBJECT("", "subject"),
  HS_CODES("", "hsCodes"),
  MODUS_OPERANDI("", "modusOperandi"),
  VALID_FROM("", "validFrom"),
  VALID_UNTIL("", "validUntil");

  private final String inSeizure;
  private final String inAlert;

  Field(String inSeizure) {
    this(inSeizure, "");
  }

  /**
   * @param inSeizure empty where a seizure has no such field; so {@code inAlert}
   */
  Field(String inSeizure, String inAlert) {
    this.inSeizure = inSeizure;
    this.inAlert = inAlert;
  }

  static Field of(RoutePoint.Role role) {
    return switch (role) {
      case ORIGIN -> ORIGIN;
      case TRANSIT -> TRANSIT;
      case DESTINATION -> DESTINATION;
    };
  }

  /** Where it stands; empty where such a message has no such field. */
  String path(TableKind kind) {
    return switch (kind) {
      case SEIZURES -> inSeizure;
      case ALERTS -> inAlert;
    };
  }

  boolean isOf(TableKind kind) {
    return !path(kind).isEmpty();
  }

  /** Of seizures: each row of one has its own; all else must be the same in all its rows. */
  boolean isOfLine() {
    return inSeizure.startsWith("lines.");
  }

  /** How much of a problem's path, without indices, this field accounts for; 0 for none of it. */
  int matches(TableKind kind, String problemPath) {
    String path = path(kind);
    boolean within = problemPath.equals(path) || problemPath.startsWith(path + ".");
    return within && !path.isEmpty() ? path.length() : 0;
  }
}
