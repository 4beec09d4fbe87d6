// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

/** One permit that cannot be carried; others of the document may. */
final class PermitRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient XmlPlace place;
  private final String reason;

  PermitRefused(XmlPlace place, String reason) {
    super(reason);
    this.place = place;
    this.reason = reason;
  }

  XmlPlace place() {
    return place;
  }

  String reason() {
    return reason;
  }
}
