// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

/** Whether a message passes on another one, and on which footing. */
public enum Forwarding {
  /** It is its sender's own. */
  NONE,
  WITHOUT_CONSENT,
  /** On its originator's consent, which covers it. */
  WITH_CONSENT;

  public static Forwarding of(boolean forwards, boolean consented) {
    if (!forwards) {
      return NONE;
    }
    return consented ? WITH_CONSENT : WITHOUT_CONSENT;
  }
}
