// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedPart;
import org.saola.pki.seal.StreamedPart;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.parts.ClaimChecks;
import org.springframework.stereotype.Component;

/** Whether the sealed parts are those that the manifest lists, and sealed for nobody else. */
@Component
class SealedParts {
  private static final int INLINE_BYTES = 64 * 1024;

  private final ClaimChecks claimChecks;

  SealedParts(ClaimChecks claimChecks) {
    this.claimChecks = claimChecks;
  }

  /** Reads for whom a part is sealed. */
  @FunctionalInterface
  private interface Reading {
    Set<String> recipients() throws SealRefused;
  }

  /**
   * @return for each part, the agencies that can open it
   */
  Map<String, Set<AgencyId>> check(Fresh fresh, Directory latest, Instant at)
      throws MessageRefused {
    Manifest manifest = fresh.manifest();
    List<SealedPart> came = fresh.received().sealed().parts();
    long inline = manifest.parts().stream().filter(part -> !part.claimCheck()).count();
    Validate.require(
        inline == came.size(),
        RefusalCode.PARTS_MISMATCH,
        "%d parts are listed as inline, %d came".formatted(inline, came.size()));
    Iterator<SealedPart> next = came.iterator();
    Map<String, Set<AgencyId>> readers = new HashMap<>();
    for (Part part : manifest.parts()) {
      Reading reading =
          part.claimCheck() ? apart(manifest, part, latest, at) : inline(part, next, latest, at);
      readers.put(part.name(), readers(part, reading));
    }
    return readers;
  }

  private Reading apart(Manifest manifest, Part part, Directory latest, Instant at)
      throws MessageRefused {
    StreamedPart sealed = claimChecks.check(manifest, part);
    return () -> sealed.recipients(latest, at);
  }

  private static Reading inline(Part part, Iterator<SealedPart> next, Directory latest, Instant at)
      throws MessageRefused {
    SealedPart sealed = next.next();
    Validate.require(
        sealed.length() <= INLINE_BYTES,
        RefusalCode.TOO_LARGE,
        "the part %s is too large to travel inline".formatted(part.name()));
    Validate.require(
        Digest.ofHash(sealed.digest()).equals(part.sealed()),
        RefusalCode.SEALED_DIGEST_MISMATCH,
        "the part %s is not the one that was signed".formatted(part.name()));
    return () -> sealed.recipients(latest, at);
  }

  private static Set<AgencyId> readers(Part part, Reading reading) throws MessageRefused {
    try {
      Set<AgencyId> readers =
          reading.recipients().stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
      Validate.require(
          Set.copyOf(part.to()).containsAll(readers),
          RefusalCode.HIDDEN_RECIPIENT,
          "the part %s is sealed for somebody whom it does not name".formatted(part.name()));
      return readers;
    } catch (SealRefused e) {
      throw new MessageRefused(RefusalCode.of(e.code()), String.valueOf(e.getMessage()));
    }
  }
}
