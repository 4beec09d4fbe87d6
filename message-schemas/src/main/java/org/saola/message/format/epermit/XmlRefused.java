// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

/** A document that cannot be read, or not from here on. */
public final class XmlRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient XmlPlace place;
  private final String reason;

  XmlRefused(XmlPlace place, String reason) {
    super("%s: %s".formatted(place, reason));
    this.place = place;
    this.reason = reason;
  }

  public XmlPlace place() {
    return place;
  }

  /** One sentence; it repeats no text of the document but names of elements. */
  public String reason() {
    return reason;
  }
}
