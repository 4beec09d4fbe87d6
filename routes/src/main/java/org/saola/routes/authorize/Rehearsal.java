// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.time.Instant;
import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.TypeId;

/**
 * What proposed rules would have decided otherwise about messages that were accepted.
 *
 * @param present digest of the rules in force
 * @param directory version by which both were asked
 * @param messages that were tried
 * @param decisions on a part and a recipient, in all
 * @param notKept accepted messages of that time of which the hub has not kept what was asked
 * @param gained decisions that the proposed rules turn into a permission
 * @param lost decisions that they turn into a refusal
 * @param nobodyLeft messages of which nobody would get anything any more
 */
public record Rehearsal(
    Instant since,
    Digest present,
    Digest proposed,
    int directory,
    long messages,
    long decisions,
    long notKept,
    long gained,
    long lost,
    long nobodyLeft,
    List<Difference> differences) {
  /** Whether the agency would get the part. */
  public enum Effect {
    LOSES,
    GAINS
  }

  /**
   * The same difference in all messages that show it.
   *
   * @param present rules that decide now
   * @param proposed rules that would decide
   * @param examples ids of the first of these messages
   */
  public record Difference(
      Effect effect,
      AgencyId agency,
      TypeId type,
      String part,
      AgencyId from,
      List<String> present,
      List<String> proposed,
      long messages,
      List<String> examples) {}
}
