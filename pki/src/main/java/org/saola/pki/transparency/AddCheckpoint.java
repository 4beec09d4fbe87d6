// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of C2SP tlog-witness {@code add-checkpoint}: the size that the witness had cosigned, the
 * proof that the checkpoint continues it, and the checkpoint.
 *
 * @param oldSize 0 for a witness that has seen nothing yet
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, String checkpoint) {
  /** What a proof of a log of 2^62 leaves takes. */
  private static final int LONGEST_PROOF = 63;

  private static final String OLD = "old ";

  public AddCheckpoint {
    proof = proof.stream().map(byte[]::clone).toList();
  }

  /** Made from the log's own tiles. */
  public static AddCheckpoint of(long oldSize, Checkpoint checkpoint, TileReader tiles)
      throws LogRefused, java.io.IOException {
    boolean nothingToProve = oldSize == 0 || oldSize == checkpoint.size();
    List<byte[]> proof =
        nothingToProve ? List.of() : new Proofs(tiles).consistency(oldSize, checkpoint.size());
    return new AddCheckpoint(oldSize, proof, checkpoint.text());
  }

  static AddCheckpoint parse(String body) throws LogRefused {
    int separator = body.indexOf("\n\n");
    if (separator < 0 || !body.startsWith(OLD)) {
      throw new LogRefused("expected \"old SIZE\", a proof, an empty line and a checkpoint");
    }
    String[] lines = body.substring(0, separator).split("\n", -1);
    if (lines.length > 1 + LONGEST_PROOF) {
      throw new LogRefused("a proof of more than %d hashes".formatted(LONGEST_PROOF));
    }
    long oldSize = StrictDecimal.parse(lines[0].substring(OLD.length()), "the old size");
    List<byte[]> proof = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      proof.add(StrictBase64.decodeHash(lines[line], "a hash of the proof"));
    }
    return new AddCheckpoint(oldSize, proof, body.substring(separator + 2));
  }

  /** What is sent. */
  public String format() {
    StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
    for (byte[] hash : proof) {
      text.append(StrictBase64.encode(hash)).append('\n');
    }
    return text.append('\n').append(checkpoint).toString();
  }
}
