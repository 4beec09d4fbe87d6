// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

/** What an agency is (docs: parties). */
public enum AgencyKind {
  CITES,
  CUSTOMS,
  POLICE,
  EUROPOL,
  PARTNER
}
