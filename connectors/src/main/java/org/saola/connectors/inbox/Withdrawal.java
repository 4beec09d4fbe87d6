// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/**
 * A recall, correction or erasure.
 *
 * @param message its own id
 * @param manifest the digest of its own manifest
 * @param target the digest of the manifest that it is about
 */
public record Withdrawal(
    TypeId type,
    AgencyId from,
    MessageId message,
    Digest manifest,
    MessageId targetId,
    Digest target,
    Instant created) {
  private static final Set<TypeId> WORDS =
      Set.of(MessageTypes.RECALL, MessageTypes.CORRECTION, MessageTypes.ERASURE);

  /**
   * @return empty when a message is none
   */
  static Optional<Withdrawal> of(Manifest manifest, Digest digest) {
    EarlierMessage target = manifest.target();
    return target == null || !WORDS.contains(manifest.type())
        ? Optional.empty()
        : Optional.of(
            new Withdrawal(
                manifest.type(),
                manifest.from(),
                manifest.id(),
                digest,
                target.id(),
                target.manifest(),
                manifest.created()));
  }
}
