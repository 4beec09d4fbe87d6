// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The log's two keys: Ed25519 for the checkpoint's note signature, ML-DSA-44 for its cosignature.
 */
public final class LogKeys {
  private static final String STEM = "log";

  private final KeyPair keys;

  private LogKeys(KeyPair keys) {
    this.keys = keys;
  }

  /**
   * Writes {@code log.key} and {@code log-mldsa.key} (0600) into {@code folder}; never overwrites
   * one.
   *
   * @param origin the log's name on every checkpoint, a URL without its scheme such as {@code
   *     saola.demo/hub}
   */
  public static LogKeys create(Path folder, String origin, SecureRandom random) throws IOException {
    return new LogKeys(KeyPair.create(folder, STEM, origin, random));
  }

  /** Refuses keys that others than their owner could read or write. */
  public static LogKeys load(Path folder) throws IOException {
    return new LogKeys(KeyPair.load(folder, STEM));
  }

  public String origin() {
    return keys.name();
  }

  /**
   * Verifier key lines (C2SP signed-note): contents of {@code log.vkey} and {@code log-mldsa.vkey}.
   */
  public LogVerifierKeys verifierKeys() {
    return new LogVerifierKeys(ed25519Key().format(), keys.mlDsa44Key().format());
  }

  /**
   * The signed checkpoint: note with an Ed25519 line and an ML-DSA-44 cosignature line of the
   * instant, in whole seconds. The same arguments give the same text.
   */
  public String sign(long size, byte[] root, Instant at) {
    if (size < 0 || root.length != Sha256.LENGTH || at.getEpochSecond() <= 0) {
      throw new IllegalArgumentException("not a tree head: %d leaves at %s".formatted(size, at));
    }
    TreeHead head = new TreeHead(origin(), size, root.clone());
    byte[] signature = Signatures.ed25519(keys.ed25519(), head.format());
    byte[] cosignature =
        Signatures.cosignature(keys.mlDsa44(), origin(), head, at.getEpochSecond());
    return SignedNote.format(
        head.format(),
        List.of(
            SignedNote.line(ed25519Key(), signature),
            SignedNote.line(keys.mlDsa44Key(), cosignature)));
  }

  /** The signed statement, which {@link Statement#verify} takes. */
  public String sign(Statement statement, Instant at) {
    String body = statement.body(origin());
    long timestamp = at.getEpochSecond();
    byte[] second =
        Signatures.mlDsa44(keys.mlDsa44(), Statement.message(body, timestamp), timestamp);
    return SignedNote.format(
        body,
        List.of(
            SignedNote.line(ed25519Key(), Signatures.ed25519(keys.ed25519(), body)),
            SignedNote.line(keys.mlDsa44Key(), second)));
  }

  private VerifierKey ed25519Key() {
    return keys.ed25519Key(SignatureType.ED25519);
  }

  @Override
  public String toString() {
    return "LogKeys[%s, redacted]".formatted(origin());
  }
}
