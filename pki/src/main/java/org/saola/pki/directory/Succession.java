// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a version may follow the one before. */
final class Succession {
  private Succession() {}

  static void check(Optional<Directory> latest, Directory next) throws DirectoryRefused {
    if (latest.isEmpty()) {
      require(next.document().version() == 1, "the chain starts with version 1");
      return;
    }
    DirectoryDocument before = latest.get().document();
    DirectoryDocument after = next.document();
    require(after.version() == before.version() + 1, "expected version " + (before.version() + 1));
    require(latest.get().digest().equals(after.previous()), "does not follow the latest version");
    require(after.federation().equals(before.federation()), "of another federation");
    require(!after.created().isBefore(before.created()), "older than the version before");
    // Whatever time a revoked registrar writes into a version: it comes too late.
    require(!latest.get().revokesSignerOf(next), "signed by a revoked registrar");
    requireRevocationsKept(before, after);
  }

  private static void requireRevocationsKept(DirectoryDocument before, DirectoryDocument after)
      throws DirectoryRefused {
    Map<String, Instant> kept = new HashMap<>();
    after.revoked().forEach(revocation -> kept.put(revocation.serial(), revocation.at()));
    for (DirectoryDocument.Revocation old : before.revoked()) {
      Instant at = kept.get(old.serial());
      require(at != null && !at.isAfter(old.at()), "takes back the revocation of " + old.serial());
    }
  }

  private static void require(boolean holds, String otherwise) throws DirectoryRefused {
    if (!holds) {
      throw new DirectoryRefused(otherwise);
    }
  }
}
