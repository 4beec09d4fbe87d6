// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import org.saola.connectors.folder.JobSteps;
import org.saola.connectors.inbox.Inbox;

/** Who is told of each durable step: nobody, or an experiment that stops the connector there. */
public record Observers(JobSteps jobs, Inbox.Steps inbox) {
  public static Observers none() {
    return new Observers(step -> {}, step -> {});
  }
}
