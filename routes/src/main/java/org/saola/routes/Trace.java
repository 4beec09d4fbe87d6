// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Terms;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.receive.Arrival;
import org.saola.routes.receive.Received;
import org.saola.routes.record.Refusal;

/** What is known of a message: more with each stage that it passes. */
public record Trace(
    Arrival arrival,
    @Nullable Digest manifest,
    @Nullable MessageId id,
    @Nullable TypeId type,
    @Nullable Terms terms) {

  static Trace of(Arrival arrival) {
    return new Trace(arrival, null, null, null, null);
  }

  Trace with(Object result) {
    if (result instanceof Received received) {
      return new Trace(arrival, received.digest(), null, null, null);
    }
    if (result instanceof Authenticated authenticated) {
      return new Trace(
          arrival,
          authenticated.digest(),
          authenticated.manifest().id(),
          authenticated.manifest().type(),
          Terms.of(authenticated.manifest()));
    }
    return this;
  }

  Refusal refused(MessageRefused refused) {
    return new Refusal(arrival, manifest, id, type, terms, refused.code(), refused.detail());
  }
}
