// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that is not taken over; says which files and why. */
public final class RulesRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RuleMistake> mistakes;

  RulesRefused(List<RuleMistake> mistakes) {
    super(mistakes.stream().map(RuleMistake::toString).collect(Collectors.joining("; ")));
    this.mistakes = List.copyOf(mistakes);
  }

  RulesRefused(RuleMistake mistake) {
    this(List.of(mistake));
  }

  /** All that were found, never none. */
  public List<RuleMistake> mistakes() {
    return mistakes;
  }
}
