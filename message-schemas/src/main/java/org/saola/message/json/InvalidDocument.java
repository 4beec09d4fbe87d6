// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.util.List;

/** A document that its schema refuses, with the problems that were found and their places. */
public final class InvalidDocument extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidDocument(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  public InvalidDocument(Problem problem) {
    this(List.of(problem));
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }
}
