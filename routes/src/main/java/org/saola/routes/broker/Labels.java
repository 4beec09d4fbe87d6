// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

/** What the hub writes beside a message on its internal queues. */
public final class Labels {
  static final String PREFIX = "saola_";

  /** Number of the row in which the operator finds a kept message. */
  public static final String NUMBER = PREFIX + "number";

  private Labels() {}
}
