// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.net.URI;

/**
 * A program that lets people sign in here.
 *
 * @param name what people call it
 * @param redirect the one address that a code is sent to
 * @param afterSignOut the one address that leads back after signing out
 */
public record Client(
    String id, String name, String secret, URI home, URI redirect, URI afterSignOut) {

  /** An agency's desk, called after the agency. */
  public static Client desk(String agency, String id, String secret, URI home) {
    return new Client(
        id,
        agency,
        secret,
        home,
        home.resolve("/login/oauth2/code/saola"),
        home.resolve("/signed-out"));
  }

  String origin() {
    return redirect.getScheme() + "://" + redirect.getAuthority();
  }

  @Override
  public String toString() {
    return "Client[%s]".formatted(id);
  }
}
