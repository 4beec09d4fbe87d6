// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** The task of a session. */
public final class Tasks {
  private static final String TASK = Task.class.getName();

  private Tasks() {}

  public static Optional<Task> of(HttpSession session) {
    return Optional.ofNullable((Task) session.getAttribute(TASK));
  }

  static void begin(HttpSession session, Task task) {
    session.setAttribute(TASK, task);
  }
}
