// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Terms;
import org.saola.routes.RefusalCode;
import org.saola.routes.receive.Arrival;

/**
 * A refused message, with what had been learnt of it by then.
 *
 * @param manifest digest of its manifest, once there was one
 * @param id its id, once its signature had held
 */
public record Refusal(
    Arrival arrival,
    @Nullable Digest manifest,
    @Nullable MessageId id,
    @Nullable TypeId type,
    @Nullable Terms terms,
    RefusalCode code,
    String detail) {

  /** By what its sender knows it: its manifest's digest, else that of its bytes. */
  Digest name() {
    return manifest == null ? arrival.digest() : manifest;
  }
}
