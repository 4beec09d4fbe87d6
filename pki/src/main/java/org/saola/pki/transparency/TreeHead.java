// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Arrays;
import java.util.List;

/** The body of a C2SP tlog-checkpoint: origin, size and root, a line each. */
record TreeHead(String origin, long size, byte[] root) {

  static TreeHead parse(String body) throws LogRefused {
    List<String> lines = List.of(body.split("\n", -1));
    // Extension lines are refused: the ML-DSA-44 cosignature does not cover them, and this log
    // writes none.
    if (lines.size() != 4 || !lines.get(3).isEmpty()) {
      throw new LogRefused("a checkpoint's text must be three lines: origin, size, root");
    }
    if (!KeyName.isValid(lines.get(0))) {
      throw new LogRefused("the checkpoint's origin is not a name");
    }
    long size = StrictDecimal.parse(lines.get(1), "the checkpoint's size");
    byte[] root = StrictBase64.decodeHash(lines.get(2), "the checkpoint's root");
    if (size == 0 && !Arrays.equals(root, Sha256.emptyTree())) {
      throw new LogRefused("the checkpoint of an empty log has another root than the empty tree");
    }
    return new TreeHead(lines.get(0), size, root);
  }

  /**
   * Accepts a checkpoint without our cosignature: for logs of others, whose only known signature is
   * Ed25519. Saola's own checkpoints go through {@link Checkpoint#verify}.
   */
  static TreeHead verifyEd25519Only(String text, String verifierKey) throws LogRefused {
    VerifierKey key = VerifierKey.parse(verifierKey, SignatureType.ED25519);
    return verifyEd25519(SignedNote.parse(text), key);
  }

  static TreeHead verifyEd25519(SignedNote note, VerifierKey key) throws LogRefused {
    byte[] signature =
        note.signatureBy(key)
            .orElseThrow(() -> new LogRefused("no Ed25519 signature of " + key.name()));
    if (!Signatures.ed25519Holds(key, note.body(), signature)) {
      throw new LogRefused("the Ed25519 signature of %s does not hold".formatted(key.name()));
    }
    TreeHead head = parse(note.body());
    if (!head.origin.equals(key.name())) {
      throw new LogRefused(
          "a checkpoint of %s signed by the key of %s".formatted(head.origin, key.name()));
    }
    return head;
  }

  String format() {
    return "%s\n%d\n%s\n".formatted(origin, size, StrictBase64.encode(root));
  }
}
