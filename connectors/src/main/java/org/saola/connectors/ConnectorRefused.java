// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.util.List;

/** A home that a connector cannot run on; every problem that was found, for a person to read. */
public final class ConnectorRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConnectorRefused(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  ConnectorRefused(List<String> problems, Throwable cause) {
    super(String.join("; ", problems), cause);
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
