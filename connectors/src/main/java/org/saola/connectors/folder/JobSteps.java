// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

/** Told after each step of composing a batch of rows, so that a test can stop there. */
@FunctionalInterface
public interface JobSteps {
  void passed(Step step);

  /** The steps, in order. */
  enum Step {
    KEPT,
    PLANNED,
    RELEASED
  }
}
