// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.saola.pki.file.PrivateFile;

/**
 * The newest checkpoint that a client has seen, kept in a file: what makes a log answer for its
 * past. The memory only ever moves forward, and only along proofs.
 */
public final class SeenCheckpoint {
  private final Path file;
  private final LogVerifierKeys keys;

  public SeenCheckpoint(Path file, LogVerifierKeys keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * @throws LogRefused when what was kept does not verify: then nothing can be said of the log's
   *     past, and a person must look
   */
  public synchronized Optional<Checkpoint> last() throws LogRefused, IOException {
    try {
      return Optional.of(Checkpoint.verify(Files.readString(file), keys));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Compares a checkpoint that the log shows now with the one that was seen, and remembers it if it
   * grew from that. Durable before it returns.
   *
   * @param tiles the log's, as it shows them now
   * @throws LogRefused when the checkpoint does not verify, or the tiles do not fit it: that proves
   *     nothing and is to be tried again, but a log that never shows tiles that fit hides something
   */
  public synchronized Consistency observe(String checkpoint, TileReader tiles)
      throws LogRefused, IOException {
    Checkpoint shown = Checkpoint.verify(checkpoint, keys);
    Optional<Checkpoint> seen = last();
    if (seen.isEmpty()) {
      keep(shown);
      return new Consistency.First(shown);
    }
    Consistency outcome = compare(seen.get(), shown, tiles);
    if (outcome instanceof Consistency.Grown) {
      keep(shown);
    }
    return outcome;
  }

  private static Consistency compare(Checkpoint seen, Checkpoint shown, TileReader tiles)
      throws LogRefused, IOException {
    if (shown.size() == seen.size()) {
      return Arrays.equals(shown.root(), seen.root())
          ? new Consistency.Same(seen)
          : new Consistency.Fork(seen.text(), shown.text());
    }
    if (shown.size() > seen.size()) {
      return beginsWith(shown, seen, tiles)
          ? new Consistency.Grown(seen, shown)
          : new Consistency.Fork(seen.text(), shown.text());
    }
    return compareWithSmaller(seen, shown, tiles);
  }

  private static Consistency compareWithSmaller(Checkpoint seen, Checkpoint shown, TileReader tiles)
      throws IOException {
    try {
      return beginsWith(seen, shown, tiles)
          ? new Consistency.Earlier(seen, shown)
          : new Consistency.Fork(seen.text(), shown.text());
    } catch (LogRefused e) {
      // The log no longer has the tiles of what it had signed.
      return new Consistency.Rollback(seen.text(), shown.text());
    }
  }

  /**
   * Whether the larger tree begins with the smaller one. First the tiles are held against the
   * larger checkpoint, so that a "no" is proven by what the log itself signed twice, and by nothing
   * else.
   */
  private static boolean beginsWith(Checkpoint larger, Checkpoint smaller, TileReader tiles)
      throws LogRefused, IOException {
    if (smaller.size() == 0) {
      return true;
    }
    Proofs proofs = new Proofs(tiles);
    byte[] prefix = proofs.prefixRoot(smaller.size(), larger.size());
    var proof = proofs.consistency(smaller.size(), larger.size());
    Proofs.verifyConsistency(smaller.size(), prefix, larger.size(), larger.root(), proof);
    return Arrays.equals(prefix, smaller.root());
  }

  private void keep(Checkpoint checkpoint) throws IOException {
    PrivateFile.createFolderOf(file);
    PrivateFile.write(file, checkpoint.text());
  }
}
