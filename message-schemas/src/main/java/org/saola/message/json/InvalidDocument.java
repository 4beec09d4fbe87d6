// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.util.List;

/** A document that its schema refuses; every problem that was found, with its place. */
public final class InvalidDocument extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidDocument(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
