// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.manifest.Digest;
import org.saola.pki.directory.Directory;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TlogProof;

/** Where it is put on record which directory version was adopted when. */
interface DirectoryRegister {
  /** Versions on record, by number. */
  Map<Integer, Digest> adopted();

  /**
   * Durable before the version counts. Once per version, however often it is said.
   *
   * @param revoked serial numbers of the certificates that this version is the first to revoke
   */
  void adopt(Directory directory, List<String> revoked);

  void refused(int version, Digest file, String why);

  /** Empty until the log has integrated the version's entry. */
  Optional<TlogProof> proof(int version) throws IOException, LogRefused;
}
