// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.List;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;

/**
 * What would become of a message.
 *
 * @param rules digest of the rule set that was asked
 * @param submit whether its sender may send it at all
 */
public record Explanation(Digest rules, Answer submit, List<PartAnswer> parts) {
  /**
   * The ruling on one question.
   *
   * @param rules that decided, in words
   * @param changes of the message, each of which alone would turn a refusal into a permission
   * @param inTheWay what of the rules would have to change otherwise; empty if permitted
   */
  public record Answer(
      Ruling ruling, List<RuleInWords> rules, List<String> changes, List<String> inTheWay) {}

  /** What one recipient would get of one part, by the way that names it. */
  public record PartAnswer(Recipient recipient, String part, boolean nominal, Answer answer) {}
}
