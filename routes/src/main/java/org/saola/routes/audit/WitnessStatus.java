// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.time.Instant;
import java.util.List;

/**
 * {@code witnesses.json} beside the log: who vouches for {@code checkpoint.witnessed}, and who does
 * not, and why.
 *
 * @param size leaves of the checkpoint
 * @param needed how many the hub's operator has promised
 * @param enough whether so many vouch for it
 */
record WitnessStatus(
    long size,
    Instant at,
    int needed,
    boolean enough,
    List<Vouching> vouching,
    List<Missing> missing) {
  WitnessStatus {
    vouching = List.copyOf(vouching);
    missing = List.copyOf(missing);
  }

  /** By its name, as in its verifier keys. */
  record Vouching(String witness, Instant at) {}

  /** By its name, with what it said. */
  record Missing(String witness, String why) {}
}
