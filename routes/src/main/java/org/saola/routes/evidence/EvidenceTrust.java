// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.util.List;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;

/** The keys that a reader has from elsewhere than the evidence, and on which all rests. */
public record EvidenceTrust(LogVerifierKeys log, List<WitnessVerifierKeys> witnesses) {
  public EvidenceTrust {
    witnesses = List.copyOf(witnesses);
  }
}
