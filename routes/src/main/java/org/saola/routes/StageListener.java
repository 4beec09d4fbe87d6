// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

/**
 * Told when a batch has passed a stage: for metrics, and for experiments that stop the hub there.
 */
@FunctionalInterface
public interface StageListener {
  /**
   * After {@link Stage#RECORD} the database has committed; after {@link Stage#DELIVER} the broker
   * has.
   */
  void passed(Stage stage, int messages);
}
