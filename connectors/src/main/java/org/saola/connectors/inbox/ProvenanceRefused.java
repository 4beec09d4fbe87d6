// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

/** A forwarded message that does not prove where it comes from, or that it may be passed on. */
public final class ProvenanceRefused extends Exception {
  private static final long serialVersionUID = 1L;

  ProvenanceRefused(String detail) {
    super(detail);
  }

  ProvenanceRefused(String detail, Exception cause) {
    super(detail, cause);
  }
}
