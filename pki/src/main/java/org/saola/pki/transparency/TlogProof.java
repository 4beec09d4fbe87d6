// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * A C2SP tlog-proof: one leaf, its inclusion proof, and the signed checkpoint, in a text file.
 *
 * @param extra what the leaf is made of: {@code salt || entry} for a salted entry (the leaf is its
 *     SHA-256), or the clear leaf itself
 */
public record TlogProof(byte[] extra, long index, List<byte[]> proof, String checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /** A tree of 2^63 leaves has no longer path. */
  private static final int LONGEST_PROOF = 63;

  public TlogProof {
    proof = List.copyOf(proof);
  }

  public String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (extra.length > 0) {
      text.append(EXTRA).append(StrictBase64.encode(extra)).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    for (byte[] hash : proof) {
      text.append(StrictBase64.encode(hash)).append('\n');
    }
    return text.append('\n').append(checkpoint).toString();
  }

  /** Reads the one form that {@link #format} writes; the checkpoint is not verified yet. */
  public static TlogProof parse(String text) throws LogRefused {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new LogRefused("not a tlog-proof: no empty line before a checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    if (!lines.getFirst().equals(HEADER)) {
      throw new LogRefused("not a tlog-proof: its first line is not " + HEADER);
    }
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
    int at = hasExtra ? 2 : 1;
    if (lines.size() <= at || !lines.get(at).startsWith(INDEX)) {
      throw new LogRefused("a tlog-proof without its index");
    }
    byte[] extra = hasExtra ? parseExtra(lines.get(1)) : new byte[0];
    long index = StrictDecimal.parse(lines.get(at).substring(INDEX.length()), "the proof's index");
    List<byte[]> proof = parseHashes(lines.subList(at + 1, lines.size()));
    return new TlogProof(extra, index, proof, text.substring(blank + 2));
  }

  /** Verifies checkpoint and inclusion of the salted leaf {@code SHA-256(extra)}. */
  public Checkpoint verifySalted(LogVerifierKeys keys) throws LogRefused {
    return verify(Sha256.of(extra), keys);
  }

  /** Verifies checkpoint and inclusion of the clear leaf {@code extra}. */
  public Checkpoint verifyClear(LogVerifierKeys keys) throws LogRefused {
    if (!Leaf.canBeClear(extra)) {
      throw new LogRefused("a leaf of %d bytes is salted, not clear".formatted(extra.length));
    }
    return verify(extra, keys);
  }

  private Checkpoint verify(byte[] leaf, LogVerifierKeys keys) throws LogRefused {
    Checkpoint verified = Checkpoint.verify(checkpoint, keys);
    Proofs.verifyInclusion(leaf, index, proof, verified.size(), verified.root());
    return verified;
  }

  private static byte[] parseExtra(String line) throws LogRefused {
    byte[] extra = StrictBase64.decode(line.substring(EXTRA.length()), "the proof's extra data");
    if (extra.length == 0) {
      throw new LogRefused("a tlog-proof leaves out the line of extra data that is empty");
    }
    return extra;
  }

  private static List<byte[]> parseHashes(List<String> lines) throws LogRefused {
    if (lines.size() > LONGEST_PROOF) {
      throw new LogRefused("a proof of %d hashes".formatted(lines.size()));
    }
    List<byte[]> hashes = new ArrayList<>();
    for (String line : lines) {
      hashes.add(StrictBase64.decodeHash(line, "a hash of the proof"));
    }
    return hashes;
  }
}
