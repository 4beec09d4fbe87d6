// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Notice;

/** Puts notices into agencies' inboxes. */
@FunctionalInterface
public interface NoticeSender {
  /**
   * Returns only after the broker has committed: the entries then count as told.
   *
   * @throws RuntimeException when the broker did not take it; it is sent again later
   */
  void send(AgencyId agency, Notice notice);
}
