// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import java.util.Optional;
import org.saola.routes.evidence.KnownLeaf.Opened;

/** The openings that the one who asks now may see. */
@FunctionalInterface
public interface OpenedLeaves {
  /** Empty where there is none any more, or none for the one who asks. */
  Optional<Opened> at(long index);
}
