// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;

/**
 * Why a rule set is not taken over.
 *
 * @param file in which it stands
 * @param rule the rule's id, where one is to blame
 * @param remedy what to do, in a sentence
 */
public record RuleMistake(String file, Optional<String> rule, String what, String remedy) {
  static RuleMistake inFile(String file, String what, String remedy) {
    return new RuleMistake(file, Optional.empty(), what, remedy);
  }

  static RuleMistake inRule(String file, String rule, String what, String remedy) {
    return new RuleMistake(file, Optional.of(rule), what, remedy);
  }

  @Override
  public String toString() {
    return file + rule.map(id -> ", " + id).orElse("") + ": " + what;
  }
}
