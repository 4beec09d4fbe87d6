// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.util.List;

/** Settings, or files that they name, that cannot be used; says each with its place. */
public final class SettingsRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public SettingsRefused(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public SettingsRefused(String problem) {
    this(List.of(problem));
  }

  public List<String> problems() {
    return problems;
  }
}
