// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import org.saola.routes.console.consult.Auditor;

/**
 * For whom a report is made, whichever thread makes it.
 *
 * @param progress is told how far it is
 */
record Requester(String username, Progress progress) {
  /** How many leaves of how many have been looked at; told now and then. */
  interface Progress {
    void far(long read, long all);
  }

  /** Whoever is served now, and waits for the whole. */
  static Requester present() {
    return new Requester(Auditor.present().username(), (read, all) -> {});
  }
}
