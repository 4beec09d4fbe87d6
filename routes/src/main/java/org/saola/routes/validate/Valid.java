// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.util.Map;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.receive.Received;

/** A message that keeps every rule of the manifest; whether it may be sent is not yet decided. */
public final class Valid {
  private final Fresh fresh;
  private final Directory directory;
  private final Map<String, Set<AgencyId>> sealedFor;

  Valid(Fresh fresh, Directory directory, Map<String, Set<AgencyId>> sealedFor) {
    this.fresh = fresh;
    this.directory = directory;
    this.sealedFor = Map.copyOf(sealedFor);
  }

  public Fresh fresh() {
    return fresh;
  }

  public Received received() {
    return fresh.received();
  }

  public Manifest manifest() {
    return fresh.manifest();
  }

  public Digest digest() {
    return fresh.digest();
  }

  /** The version by which the hub decides: its latest when it validated. */
  public Directory directory() {
    return directory;
  }

  /** For whom the sender has sealed a part: a subset of the part's {@code to}. */
  public Set<AgencyId> sealedFor(String part) {
    return sealedFor.getOrDefault(part, Set.of());
  }

  /**
   * A receipt has no parts: it goes to its one recipient whole, and nothing is decided about it.
   */
  public boolean isReceipt() {
    return manifest().type().equals(MessageTypes.RECEIPT);
  }
}
