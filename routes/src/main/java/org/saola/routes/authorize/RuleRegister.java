// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.util.Optional;
import org.saola.message.manifest.Digest;

/** Where it is put on record which rules were valid when. */
interface RuleRegister {
  /** Digest of the rules that were put in force last; empty before the first. */
  Optional<Digest> activeDigest();

  /**
   * The rules that were put in force last; empty before the first.
   *
   * @throws IOException when what is on record is not what it was: then nobody knows them
   */
  Optional<RuleFiles> active() throws IOException;

  /** Durable before the first decision under these rules. Once only, if they were the last. */
  void adopted(RuleFiles files);

  /** What lies in the folder would not be valid. */
  void refused(Digest rules, String why);

  /** What lies in the folder is valid, and nobody has approved it. */
  void notApproved(Digest rules);
}
