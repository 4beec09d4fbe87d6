// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

/** The broker does not do what was asked now: a fault, retried, never a refusal. */
public final class BrokerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokerUnavailable(String detail, Throwable cause) {
    super(detail, cause);
  }
}
