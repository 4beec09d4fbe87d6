// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.nio.file.Path;

/** Where the rules that come with Saola lie, and the tables beside them. */
final class RuleTable {
  static final Path RULES = Path.of("..", "ops", "access-rules");
  static final Path TESTS = RULES.resolve("tests");

  private RuleTable() {}
}
