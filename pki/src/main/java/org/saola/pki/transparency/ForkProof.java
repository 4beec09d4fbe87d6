// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proof, in one text, that a log signed two histories: two checkpoints that it signed, and for
 * trees of different sizes the consistency proof (RFC 6962 2.1.2) that the larger one begins with
 * another tree than the smaller one. It needs nothing but the log's keys to be checked.
 */
public final class ForkProof {
  private static final String TITLE = "saola/fork-proof/v1\n";
  private static final String BETWEEN = "\n=\n";

  private final String smaller;
  private final String larger;
  private final byte[] prefix;
  private final List<byte[]> proof;

  private ForkProof(String smaller, String larger, byte[] prefix, List<byte[]> proof) {
    this.smaller = smaller;
    this.larger = larger;
    this.prefix = prefix.clone();
    this.proof = List.copyOf(proof);
  }

  /**
   * Compares two checkpoints of a log.
   *
   * @param tiles those of the log that the larger checkpoint is of
   * @return empty when both are of one history
   * @throws LogRefused when one is not the log's, or the tiles do not fit the larger one
   */
  public static Optional<ForkProof> find(
      String one, String other, TileReader tiles, LogVerifierKeys keys)
      throws LogRefused, IOException {
    Checkpoint first = Checkpoint.verify(one, keys);
    Checkpoint second = Checkpoint.verify(other, keys);
    Checkpoint smaller = first.size() <= second.size() ? first : second;
    Checkpoint larger = smaller == first ? second : first;
    ForkProof found = compare(smaller, larger, tiles);
    if (Arrays.equals(found.prefix, smaller.root())) {
      return Optional.empty();
    }
    return Optional.of(verify(found.format(), keys));
  }

  private static ForkProof compare(Checkpoint smaller, Checkpoint larger, TileReader tiles)
      throws LogRefused, IOException {
    boolean nothingToProve = smaller.size() == larger.size() || smaller.size() == 0;
    if (nothingToProve) {
      byte[] prefix = smaller.size() == 0 ? smaller.root() : larger.root();
      return new ForkProof(smaller.text(), larger.text(), prefix, List.of());
    }
    Proofs proofs = new Proofs(tiles);
    byte[] prefix = proofs.prefixRoot(smaller.size(), larger.size());
    List<byte[]> proof = proofs.consistency(smaller.size(), larger.size());
    Proofs.verifyConsistency(smaller.size(), prefix, larger.size(), larger.root(), proof);
    return new ForkProof(smaller.text(), larger.text(), prefix, proof);
  }

  /**
   * Reads one, and believes it only if it proves a fork.
   *
   * @throws LogRefused when it does not
   */
  public static ForkProof verify(String text, LogVerifierKeys keys) throws LogRefused {
    ForkProof read = parse(text);
    Checkpoint smaller = Checkpoint.verify(read.smaller, keys);
    Checkpoint larger = Checkpoint.verify(read.larger, keys);
    if (smaller.size() == 0 || smaller.size() > larger.size()) {
      throw new LogRefused("a fork lies between a tree and one that is as large or larger");
    }
    Proofs.verifyConsistency(smaller.size(), read.prefix, larger.size(), larger.root(), read.proof);
    if (Arrays.equals(read.prefix, smaller.root())) {
      throw new LogRefused("the larger tree begins with the smaller one: this is no fork");
    }
    return read;
  }

  private static ForkProof parse(String text) throws LogRefused {
    String[] pieces = text.split(BETWEEN, -1);
    if (!text.startsWith(TITLE) || pieces.length != 3) {
      throw new LogRefused("not a fork proof: a title, hashes and two checkpoints are expected");
    }
    List<byte[]> hashes = new ArrayList<>();
    for (String line : pieces[0].substring(TITLE.length()).split("\n", -1)) {
      hashes.add(StrictBase64.decodeHash(line, "a hash of the fork proof"));
    }
    return new ForkProof(
        pieces[1] + "\n", pieces[2], hashes.getFirst(), hashes.subList(1, hashes.size()));
  }

  /** What is handed to whoever doubts it. */
  public String format() {
    StringBuilder text = new StringBuilder(TITLE).append(StrictBase64.encode(prefix));
    for (byte[] hash : proof) {
      text.append('\n').append(StrictBase64.encode(hash));
    }
    String first = smaller.substring(0, smaller.length() - 1);
    return text.append(BETWEEN).append(first).append(BETWEEN).append(larger).toString();
  }
}
