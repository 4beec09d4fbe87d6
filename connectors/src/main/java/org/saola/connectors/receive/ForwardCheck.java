// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.connectors.inbox.OpenedPart;
import org.saola.connectors.inbox.ProvenanceCheck;
import org.saola.connectors.inbox.ProvenanceRefused;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.forward.Provenance;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.pki.directory.Directory;

/** Whether a forwarded message proves where it comes from, whatever the hub has checked before. */
public final class ForwardCheck {
  private final DirectoryClient directories;
  private final Clock clock;

  public ForwardCheck(DirectoryClient directories, Clock clock) {
    this.directories = directories;
    this.clock = clock;
  }

  /**
   * @return empty for a message that forwards none
   */
  Optional<ForwardedFile> check(Manifest manifest, List<OpenedPart> parts)
      throws DeliveryRefused, IOException, LogDistrusted {
    if (manifest.origin() == null) {
      return Optional.empty();
    }
    Optional<Provenance> provenance = ProvenanceCheck.among(parts);
    if (provenance.isEmpty()) {
      throw new DeliveryRefused(
          Code.PROVENANCE_REFUSED, "it forwards a message and does not show which");
    }
    try {
      ProvenanceCheck check = ProvenanceCheck.of(manifest, provenance.get());
      Map<Digest, Directory> known = new HashMap<>();
      for (Digest version : check.directories()) {
        directories.find(version).ifPresent(directory -> known.put(version, directory));
      }
      check.requireNotRevoked(directories.latest(), clock.instant());
      return Optional.of(check.check(known, parts));
    } catch (ProvenanceRefused e) {
      throw new DeliveryRefused(Code.PROVENANCE_REFUSED, e);
    }
  }
}
