// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** A message that parses, and the queue by which it came. Nobody has vouched for its content. */
public final class Received {
  private final Arrival arrival;
  private final SealedMessage sealed;
  private final SignedManifest signed;
  private final Digest digest;

  Received(Arrival arrival, SealedMessage sealed, SignedManifest signed) {
    this.arrival = arrival;
    this.sealed = sealed;
    this.signed = signed;
    this.digest = Digest.ofHash(signed.digest());
  }

  public Arrival arrival() {
    return arrival;
  }

  /** Owner of the intake queue: whom the broker let send to it. */
  public AgencyId owner() {
    return arrival.owner();
  }

  public Urgency lane() {
    return arrival.lane();
  }

  public SealedMessage sealed() {
    return sealed;
  }

  public SignedManifest signed() {
    return signed;
  }

  /** SHA-256 of the manifest's bytes, by which everything refers to the message. */
  public Digest digest() {
    return digest;
  }
}
