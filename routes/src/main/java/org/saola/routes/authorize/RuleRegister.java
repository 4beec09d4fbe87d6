// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import org.saola.message.manifest.Digest;

/** Where it is put on record which rules were valid when. */
interface RuleRegister {
  /** Durable before the first decision under these rules. Once only, if they were the last. */
  void adopted(RuleFiles files);

  void refused(Digest rules, String why);
}
