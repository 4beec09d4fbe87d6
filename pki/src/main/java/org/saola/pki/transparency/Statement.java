// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What whoever keeps a log says with the log's keys, apart from its checkpoints: a signed note of
 * both keys over a subject and a content's digest. Its first line is no log's name, and its label
 * is none of a cosignature: no statement can be taken for a checkpoint, nor a checkpoint for one.
 */
public record Statement(String subject, byte[] content) {
  private static final String BODY = "saola statement v1\n%s\n%s\n%s\n";
  private static final byte[] LABEL = "saola-statement/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  public Statement {
    if (subject.isEmpty() || subject.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("a statement's subject is one word");
    }
  }

  /**
   * Verifies both signatures; both must be there and hold.
   *
   * @throws LogRefused when it says something else, or was said by somebody else
   */
  public void verify(String signed, LogVerifierKeys keys) throws LogRefused {
    VerifierKey ed25519 = VerifierKey.parse(keys.ed25519(), SignatureType.ED25519);
    VerifierKey mlDsa44 = VerifierKey.parse(keys.mlDsa44(), SignatureType.ML_DSA_44);
    SignedNote note = SignedNote.parse(signed);
    byte[] first = signature(note, ed25519);
    byte[] second = signature(note, mlDsa44);
    if (!note.body().equals(body(ed25519.name()))) {
      throw new LogRefused("the statement of %s is about something else".formatted(ed25519.name()));
    }
    if (!Signatures.ed25519Holds(ed25519, note.body(), first)) {
      throw new LogRefused("the Ed25519 signature of %s does not hold".formatted(ed25519.name()));
    }
    if (second.length != SignatureType.ML_DSA_44.signatureLength()
        || !Signatures.mlDsa44Holds(
            mlDsa44,
            message(note.body(), ByteBuffer.wrap(second).getLong()),
            Arrays.copyOfRange(second, Long.BYTES, second.length))) {
      throw new LogRefused("the ML-DSA-44 signature of %s does not hold".formatted(mlDsa44.name()));
    }
  }

  private static byte[] signature(SignedNote note, VerifierKey key) throws LogRefused {
    return note.signatureBy(key)
        .orElseThrow(() -> new LogRefused("not signed by the keys of " + key.name()));
  }

  String body(String origin) {
    return BODY.formatted(origin, subject, StrictBase64.encode(Sha256.of(content)));
  }

  /** What the ML-DSA-44 key signs. */
  static byte[] message(String body, long timestamp) {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(LABEL.length + Long.BYTES + text.length)
        .put(LABEL)
        .putLong(timestamp)
        .put(text)
        .array();
  }
}
