// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

/**
 * What the broker has committed and the database does not know yet. Whoever is about to conclude
 * from the database that something was <em>not</em> dispatched settles it first.
 */
@FunctionalInterface
public interface DispatchBacklog {
  /** Returns when the database knows of every dispatch that the broker had committed before. */
  void settle();
}
