// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

/** How a listed certificate stands at an instant. */
public enum Standing {
  VALID,
  NOT_YET_VALID,
  EXPIRED,
  REVOKED
}
