// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.List;

/** Mapping files that cannot be used; says what is wrong with each. */
public final class MappingRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public MappingRefused(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each, beginning with the file's name. */
  public List<String> problems() {
    return problems;
  }
}
