// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

/** How a field is filled in. */
public enum Kind {
  LINE,
  PROSE,
  NUMBER,
  DATE,
  /** A year, a month or a day. */
  PARTIAL_DATE,
  /** A day and a time, in UTC. */
  MOMENT,
  /** One of a closed list. */
  CHOICE,
  /** Any of a closed list. */
  SET,
  /** A text that a code list may know. */
  CODED,
  TAXON,
  PLACE,
  /** A text of which we understand the kind, if we can. */
  AS_GIVEN,
  /** An amount of money, as given. */
  VALUE,
  AGENCY,
  /** A record: fields of its own. */
  GROUP
}
