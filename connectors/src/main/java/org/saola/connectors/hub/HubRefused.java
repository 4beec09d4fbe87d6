// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

/** The hub understood a request and will not do it; asking again changes nothing. */
public final class HubRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  public HubRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
