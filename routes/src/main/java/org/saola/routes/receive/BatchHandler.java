// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import java.util.List;
import org.saola.routes.broker.BrokerSession;

/** Takes a batch through the pipeline. */
@FunctionalInterface
public interface BatchHandler {
  /**
   * Every message is recorded, refused or known already when this returns, and the session has
   * committed.
   *
   * @param session the transaction in which the messages were taken
   * @throws RuntimeException for a fault: the session is then rolled back and all are tried again
   */
  void handle(BrokerSession session, List<Arrival> arrivals);
}
