// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.util.List;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.receive.Received;

/** An accepted message: the database has committed it, and to whom it goes. */
public final class Recorded {
  private final Authenticated authenticated;
  private final List<Delivery> deliveries;

  Recorded(Authenticated authenticated, List<Delivery> deliveries) {
    this.authenticated = authenticated;
    this.deliveries = List.copyOf(deliveries);
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

  public List<Delivery> deliveries() {
    return deliveries;
  }
}
