// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Before every handler, also the one that finds nothing: only agencies learn even that. */
final class AgenciesOnly implements HandlerInterceptor {
  /** The agency that asks, as an attribute of the request. */
  static final String AGENCY = "org.saola.agency";

  private final TransportPeer peer;

  AgenciesOnly(TransportPeer peer) {
    this.peer = peer;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(AGENCY, peer.of(request));
    return true;
  }
}
