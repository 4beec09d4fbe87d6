// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;

/**
 * The hub's answer to a {@link DecisionQuery}, valid for the named rules and directory.
 *
 * @param submit whether the sender may send this at all
 * @param rules digest of the rule set
 */
public record DecisionAnswer(
    Digest rules, Digest directory, Ruling submit, List<PartRuling> parts) {
  /** Permitted or not, and the ids of the rules that decided. */
  public record Ruling(boolean permitted, List<String> rules) {}

  /** The ruling for one part and one recipient. */
  public record PartRuling(String part, AgencyId agency, Ruling ruling) {}
}
