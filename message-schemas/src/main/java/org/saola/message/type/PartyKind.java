// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

/** What kind of agency sends or receives, in the words of the directory. */
public enum PartyKind {
  CITES,
  CUSTOMS,
  POLICE,
  EUROPOL,
  PARTNER
}
