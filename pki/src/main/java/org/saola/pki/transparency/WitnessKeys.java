// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.saola.pki.transparency.SignedNote.SignatureLine;

/**
 * The two keys with which a witness cosigns checkpoints of logs: Ed25519, which every client of
 * C2SP tlog-cosignature knows, and ML-DSA-44, which lasts.
 */
public final class WitnessKeys {
  private static final String STEM = "witness";

  private final KeyPair keys;

  private WitnessKeys(KeyPair keys) {
    this.keys = keys;
  }

  /**
   * Writes {@code witness.key} and {@code witness-mldsa.key} (0600) into {@code folder}; never
   * overwrites one.
   *
   * @param name of the witness, a URL without its scheme such as {@code witness.example/saola}
   */
  public static WitnessKeys create(Path folder, String name, SecureRandom random)
      throws IOException {
    return new WitnessKeys(KeyPair.create(folder, STEM, name, random));
  }

  /** Refuses keys that others than their owner could read or write. */
  public static WitnessKeys load(Path folder) throws IOException {
    return new WitnessKeys(KeyPair.load(folder, STEM));
  }

  public String name() {
    return keys.name();
  }

  /** What those need who count this witness. */
  public WitnessVerifierKeys verifierKeys() {
    return new WitnessVerifierKeys(ed25519Key().format(), keys.mlDsa44Key().format());
  }

  /** Says that this tree continues all that this witness has cosigned before, and is the newest. */
  List<SignatureLine> cosign(TreeHead head, Instant at) {
    long time = at.getEpochSecond();
    return List.of(
        SignedNote.line(
            ed25519Key(), Signatures.cosignatureV1(keys.ed25519(), head.format(), time)),
        SignedNote.line(
            keys.mlDsa44Key(), Signatures.cosignature(keys.mlDsa44(), name(), head, time)));
  }

  private VerifierKey ed25519Key() {
    return keys.ed25519Key(SignatureType.COSIGNATURE_V1);
  }

  @Override
  public String toString() {
    return "WitnessKeys[%s, redacted]".formatted(name());
  }
}
