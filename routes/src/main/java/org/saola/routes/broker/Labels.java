// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.Set;

/** What the hub writes beside a message on its internal queues. */
public final class Labels {
  static final String PREFIX = "saola_";

  /** Number of the row in which the operator finds a kept message. */
  public static final String NUMBER = PREFIX + "number";

  /** The queue on which it lay before. */
  public static final String QUEUE = PREFIX + "queue";

  /** What went wrong with it. */
  public static final String FAULT = PREFIX + "fault";

  /** Where the broker says from which address it has moved a message by itself. */
  static final Set<String> BROKERS_OWN =
      Set.of("_AMQ_ORIG_ADDRESS", "JMS_AMQP_MA_x-opt-ORIG-ADDRESS");

  private Labels() {}
}
