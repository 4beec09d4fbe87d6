// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.util.List;
import org.saola.routes.receive.Arrival;

/**
 * What the database has committed.
 *
 * @param recorded accepted now or earlier, to be delivered
 * @param kept refused, and to be kept for the operator
 */
public record Recording(List<Recorded> recorded, List<Kept> kept) {
  /**
   * @param number of the row in which the operator finds it
   */
  public record Kept(long number, Arrival arrival) {}
}
