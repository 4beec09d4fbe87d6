// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubProperties;

/**
 * Agencies that cosign the log's checkpoints. Their connectors take no calls: they hand over their
 * cosignatures of what the hub proposes.
 */
public final class AgencyWitnesses {
  private final LogFolder folder;
  private final Map<AgencyId, WitnessVerifierKeys> known;

  private AgencyWitnesses(LogFolder folder, Map<AgencyId, WitnessVerifierKeys> known) {
    this.folder = folder;
    this.known = known;
  }

  /**
   * @throws LogRefused when a witness's keys are none, or of two names
   */
  static AgencyWitnesses of(LogFolder folder, HubProperties.Witnesses settings) throws LogRefused {
    Map<AgencyId, WitnessVerifierKeys> known = new LinkedHashMap<>();
    for (HubProperties.Witness witness : settings.known()) {
      var keys = new WitnessVerifierKeys(witness.ed25519(), witness.mlDsa44());
      keys.name();
      if (witness.agency() != null && known.put(new AgencyId(witness.agency()), keys) != null) {
        throw new LogRefused(witness.agency() + " is named as a witness twice");
      }
    }
    return new AgencyWitnesses(folder, known);
  }

  Map<AgencyId, WitnessVerifierKeys> known() {
    return known;
  }

  /** What becomes of cosignature lines. */
  public enum Answer {
    TAKEN,
    /** The hub's operator has not named this agency. */
    NOT_A_WITNESS,
    /** They are not this agency's lines on what is proposed now, or do not hold. */
    NOT_OF_THIS
  }

  /**
   * Keeps an agency's two cosignature lines, if they hold for the proposed checkpoint.
   *
   * @param from as its certificate says
   */
  public Answer take(AgencyId from, String lines) throws IOException {
    WitnessVerifierKeys keys = known.get(from);
    if (keys == null) {
      return Answer.NOT_A_WITNESS;
    }
    Optional<Checkpoint> proposed = folder.proposed();
    if (proposed.isEmpty()) {
      return Answer.NOT_OF_THIS;
    }
    try {
      Cosignatures.add(proposed.get(), lines, keys);
    } catch (LogRefused e) {
      return Answer.NOT_OF_THIS;
    }
    folder.keepCosignature(from, lines);
    return Answer.TAKEN;
  }
}
