// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.transparency.SignedNote.SignatureLine;

/**
 * Which witnesses vouch for a checkpoint (C2SP tlog-cosignature). A witness counts when both of its
 * keys have signed; whoever is not known counts for nothing.
 */
public final class Cosignatures {
  private Cosignatures() {}

  /**
   * @param checkpoint verified before, as the log's own
   * @return the witnesses that vouch for it, and when each did
   * @throws LogRefused when a line of a known witness does not hold: somebody made it up
   */
  public static Map<String, Instant> of(Checkpoint checkpoint, List<WitnessVerifierKeys> known)
      throws LogRefused {
    SignedNote note = SignedNote.parse(checkpoint.text());
    Map<String, Instant> vouching = new LinkedHashMap<>();
    for (WitnessVerifierKeys witness : known) {
      Optional<byte[]> first = note.signatureBy(witness.ed25519Key());
      Optional<byte[]> second = note.signatureBy(witness.mlDsa44Key());
      if (first.isPresent() && second.isPresent()) {
        TreeHead head = TreeHead.parse(note.body());
        long time = Signatures.verifyCosignatureV1(witness.ed25519Key(), note.body(), first.get());
        Signatures.verifyCosignature(witness.mlDsa44Key(), head, second.get());
        vouching.put(witness.name(), Instant.ofEpochSecond(time));
      }
    }
    return vouching;
  }

  /**
   * The checkpoint with the cosignature lines that a witness answered.
   *
   * @throws LogRefused when they are not two lines of that witness, which hold
   */
  public static String add(Checkpoint checkpoint, String lines, WitnessVerifierKeys witness)
      throws LogRefused {
    SignedNote answered =
        SignedNote.parse(SignedNote.parse(checkpoint.text()).body() + "\n" + lines);
    SignedNote note = SignedNote.parse(checkpoint.text());
    List<SignatureLine> all = new ArrayList<>(note.signatures());
    TreeHead head = TreeHead.parse(note.body());
    VerifierKey ed25519 = witness.ed25519Key();
    VerifierKey mlDsa44 = witness.mlDsa44Key();
    byte[] first = required(answered, ed25519);
    byte[] second = required(answered, mlDsa44);
    Signatures.verifyCosignatureV1(ed25519, note.body(), first);
    Signatures.verifyCosignature(mlDsa44, head, second);
    all.removeIf(line -> line.name().equals(ed25519.name()) && !line.name().equals(head.origin()));
    all.add(SignedNote.line(ed25519, first));
    all.add(SignedNote.line(mlDsa44, second));
    return SignedNote.format(note.body(), all);
  }

  private static byte[] required(SignedNote note, VerifierKey key) throws LogRefused {
    return note.signatureBy(key)
        .orElseThrow(
            () -> new LogRefused("no %s cosignature of %s".formatted(key.type(), key.name())));
  }
}
