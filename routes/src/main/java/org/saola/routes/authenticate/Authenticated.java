// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authenticate;

import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.routes.receive.Received;

/** A message whose manifest was signed by the agency that it names as its sender. */
public final class Authenticated {
  private final Received received;
  private final Manifest manifest;

  Authenticated(Received received, Manifest manifest) {
    this.received = received;
    this.manifest = manifest;
  }

  public Received received() {
    return received;
  }

  public Manifest manifest() {
    return manifest;
  }

  public Digest digest() {
    return received.digest();
  }
}
