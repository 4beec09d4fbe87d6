// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.receive.Received;

/** A message that has not been accepted before, and whose time is now. */
public final class Fresh {
  private final Authenticated authenticated;

  Fresh(Authenticated authenticated) {
    this.authenticated = authenticated;
  }

  public Authenticated authenticated() {
    return authenticated;
  }

  public Received received() {
    return authenticated.received();
  }

  public Manifest manifest() {
    return authenticated.manifest();
  }

  public Digest digest() {
    return authenticated.digest();
  }
}
