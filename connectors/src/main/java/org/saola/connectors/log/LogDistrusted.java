// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

/** The log has shown two histories, or an older one: nothing that the hub says is believed. */
public final class LogDistrusted extends Exception {
  private static final long serialVersionUID = 1L;

  public LogDistrusted(String detail) {
    super(detail);
  }
}
