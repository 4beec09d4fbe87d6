// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Part;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedPart;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.deduplicate.Fresh;

/** Whether the sealed parts are those that the manifest lists, and sealed for nobody else. */
final class SealedParts {
  private static final int INLINE_BYTES = 64 * 1024;

  private SealedParts() {}

  /**
   * @return for each part, the agencies that can open it
   */
  static Map<String, Set<AgencyId>> check(Fresh fresh, Directory latest, Instant at)
      throws MessageRefused {
    List<Part> listed = fresh.manifest().parts();
    List<SealedPart> sealed = fresh.received().sealed().parts();
    for (Part part : listed) {
      Validate.require(
          !part.claimCheck(),
          RefusalCode.CLAIM_CHECK_MISSING,
          "nothing was uploaded for the part " + part.name());
    }
    Validate.require(
        listed.size() == sealed.size(),
        RefusalCode.PARTS_MISMATCH,
        "%d parts are listed, %d came".formatted(listed.size(), sealed.size()));
    Map<String, Set<AgencyId>> readers = new HashMap<>();
    for (int i = 0; i < listed.size(); i++) {
      readers.put(listed.get(i).name(), check(listed.get(i), sealed.get(i), latest, at));
    }
    return readers;
  }

  private static Set<AgencyId> check(Part part, SealedPart sealed, Directory latest, Instant at)
      throws MessageRefused {
    Validate.require(
        sealed.bytes().length <= INLINE_BYTES,
        RefusalCode.TOO_LARGE,
        "the part %s is too large to travel inline".formatted(part.name()));
    Validate.require(
        Digest.ofHash(sealed.digest()).equals(part.sealed()),
        RefusalCode.SEALED_DIGEST_MISMATCH,
        "the part %s is not the one that was signed".formatted(part.name()));
    Set<AgencyId> readers = readers(sealed, latest, at);
    Validate.require(
        Set.copyOf(part.to()).containsAll(readers),
        RefusalCode.HIDDEN_RECIPIENT,
        "the part %s is sealed for somebody whom it does not name".formatted(part.name()));
    return readers;
  }

  private static Set<AgencyId> readers(SealedPart sealed, Directory latest, Instant at)
      throws MessageRefused {
    try {
      return sealed.recipients(latest, at).stream()
          .map(AgencyId::new)
          .collect(Collectors.toUnmodifiableSet());
    } catch (SealRefused e) {
      throw new MessageRefused(RefusalCode.of(e.code()), String.valueOf(e.getMessage()));
    }
  }
}
