// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;

/** Where in a file that Cedar cannot read the mistake is: Cedar itself does not say. */
final class RuleText {
  private static final String EACH_RULE = "(?=@id\\()";

  private RuleText() {}

  /** The first rule that cannot be read alone; nothing when each can. */
  static String place(String text) {
    int line = 1;
    for (String rule : text.split(EACH_RULE)) {
      if (!isReadable(rule)) {
        return rule.startsWith("@id(")
            ? " (line %d, after %s)".formatted(line, rule.substring(0, rule.indexOf(')') + 1))
            : " (line %d)".formatted(line);
      }
      line += (int) rule.chars().filter(character -> character == '\n').count();
    }
    return "";
  }

  private static boolean isReadable(String rule) {
    try {
      PolicySet.parsePolicies(rule);
      return true;
    } catch (AuthException e) {
      return false;
    }
  }

  /** Cedar's words without those of the way by which they came. */
  static String cause(AuthException fault) {
    return String.valueOf(fault.getMessage())
        .replace("Internal error: ", "")
        .replace("Internal JNI Error: ", "");
  }
}
