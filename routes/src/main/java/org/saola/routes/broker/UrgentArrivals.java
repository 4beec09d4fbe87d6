// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Says that an agency's urgent message is here, before it is on disk and anybody takes it. */
final class UrgentArrivals implements ActiveMQServerPlugin {
  private final Runnable arrived;

  UrgentArrivals(Runnable arrived) {
    this.arrived = arrived;
  }

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue) {
    if (SubmissionGate.comesFromOutside(session) && Queues.isUrgent(message.getAddress())) {
      arrived.run();
    }
  }
}
