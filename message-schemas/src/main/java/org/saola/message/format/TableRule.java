// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

/**
 * The closed list of what can be wrong with a cell or row of a table. Each has its sentence, which
 * never repeats the cell; whoever shows it in another language has the arguments apart.
 */
public enum TableRule {
  REFERENCE_EMPTY("is empty: nothing tells which message this is"),
  REFERENCE_CAME_EARLIER("came already in an earlier part of the file"),
  RECORD_TWICE("stands twice: each row is a message of its own"),
  /** The row itself is as it should be: another of its seizure, whose number is given, is not. */
  OTHER_ROW("row %s of the same seizure was refused"),
  NOT_CSV("%s; nothing after it was read"),
  CELL_COUNT("has %s cells, the header has %s"),
  NOT_A_SEIZURE("says that the record is not of a seizure"),
  TOO_LONG("is longer than %s characters"),
  NOT_PLAIN(org.saola.message.json.PlainText.RULE),
  DIFFERS("differs from row %s of the same seizure"),
  COUNTRY_UNKNOWN("holds a country code that is not in %s"),
  CELL_EMPTY("is empty, and must not be"),
  VALUE_MISSING("has nothing beside a ';'"),
  TAXON_EMPTY("is empty: a taxon, or 'identification pending'"),
  TAXA_BESIDE_QUANTITY("names several taxa beside one quantity: give each a row"),
  NOT_ONE_OF("is not one of %s"),
  SEVERAL_VALUES("holds several values: give each a row with the same reference"),
  QUANTITY_EMPTY("is empty, but there is a unit"),
  QUANTITIES_UNPAIRED("%s quantities and %s units do not pair up"),
  NOT_A_NUMBER("is not a number such as 12 or %s"),
  YEAR_CONTRADICTS("is not the year of the date"),
  NOT_A_YEAR("is not a year such as 2026"),
  NOT_A_DATE("is not a date such as %s, or 'unknown'"),
  NOT_A_DAY("is not a day such as %s"),
  NOT_AN_HS_CODE(
      "is not made of codes of 4, 6, 8 or 10 digits: a spreadsheet takes away a 0 at the start"),
  NOT_A_POINT("is not made of countries such as NG, or with a place NG: Lagos"),
  /** A rule of the documents themselves: its name, then its own sentence. */
  BREAKS_RULE("%2$s");

  private final String sentence;

  TableRule(String sentence) {
    this.sentence = sentence;
  }

  String sentence(Object... arguments) {
    return sentence.formatted(arguments);
  }
}
