// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.time.Instant;

/**
 * A checkpoint whose signatures have been verified (C2SP tlog-checkpoint): only {@link #verify}
 * makes one.
 */
public final class Checkpoint {
  private final TreeHead head;
  private final Instant cosigned;
  private final String text;

  private Checkpoint(TreeHead head, Instant cosigned, String text) {
    this.head = head;
    this.cosigned = cosigned;
    this.text = text;
  }

  /**
   * Verifies the Ed25519 signature and the ML-DSA-44 cosignature; both must be there and hold.
   * Lines of other keys (witnesses) are passed over.
   */
  public static Checkpoint verify(String text, LogVerifierKeys keys) throws LogRefused {
    VerifierKey ed25519 = VerifierKey.parse(keys.ed25519(), SignatureType.ED25519);
    VerifierKey mlDsa44 = VerifierKey.parse(keys.mlDsa44(), SignatureType.ML_DSA_44);
    SignedNote note = SignedNote.parse(text);
    TreeHead head = TreeHead.verifyEd25519(note, ed25519);
    byte[] cosignature =
        note.signatureBy(mlDsa44)
            .orElseThrow(() -> new LogRefused("no ML-DSA-44 cosignature of " + mlDsa44.name()));
    long timestamp = Signatures.verifyCosignature(mlDsa44, head, cosignature);
    return new Checkpoint(head, instant(timestamp), text);
  }

  private static Instant instant(long timestamp) throws LogRefused {
    if (timestamp > Instant.MAX.getEpochSecond()) {
      throw new LogRefused("the ML-DSA-44 cosignature's time is beyond any calendar");
    }
    return Instant.ofEpochSecond(timestamp);
  }

  public String origin() {
    return head.origin();
  }

  public long size() {
    return head.size();
  }

  public byte[] root() {
    return head.root().clone();
  }

  /** When the log cosigned: as of this second it was its newest tree. */
  public Instant cosigned() {
    return cosigned;
  }

  /** The signed note itself. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "Checkpoint[%s, %d leaves, %s]".formatted(origin(), size(), cosigned);
  }
}
