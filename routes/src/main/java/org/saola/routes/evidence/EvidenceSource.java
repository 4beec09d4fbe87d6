// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.util.List;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.evidence.EvidenceHeader.Asked;
import org.saola.message.evidence.EvidenceHeader.Keys;
import org.saola.message.evidence.EvidenceHeader.Kind;
import org.saola.message.evidence.EvidenceHeader.Range;
import org.saola.message.json.PlainText;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.RangeProof;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.WitnessVerifierKeys;

/**
 * Of which log, and for which question, evidence is written.
 *
 * @param tiles of the checkpoint's tree
 * @param checkpoint best one that witnesses have cosigned
 * @param witnesses those that the operator names
 * @param needed how many of them the operator promises
 */
public record EvidenceSource(
    String federation,
    Asked asked,
    TileReader tiles,
    Checkpoint checkpoint,
    LogVerifierKeys keys,
    List<WitnessVerifierKeys> witnesses,
    int needed) {
  public EvidenceSource {
    witnesses = List.copyOf(witnesses);
    if (!PlainText.isPlain(asked.question())) {
      // No reader would take the file.
      throw new IllegalArgumentException("a question " + PlainText.RULE);
    }
  }

  EvidenceHeader selection() {
    return new EvidenceHeader(
        EvidenceCheck.VERSION,
        Kind.SELECTION,
        federation,
        checkpoint.origin(),
        asked,
        checkpoint.text(),
        new Keys(keys.ed25519(), keys.mlDsa44()),
        witnessKeys(),
        needed,
        null);
  }

  EvidenceHeader range(RangeProof proof) {
    return new EvidenceHeader(
        EvidenceCheck.VERSION,
        Kind.RANGE,
        federation,
        checkpoint.origin(),
        asked,
        checkpoint.text(),
        new Keys(keys.ed25519(), keys.mlDsa44()),
        witnessKeys(),
        needed,
        new Range(proof.first(), proof.end(), proof.before(), proof.after()));
  }

  private List<Keys> witnessKeys() {
    return witnesses.stream().map(keys -> new Keys(keys.ed25519(), keys.mlDsa44())).toList();
  }
}
