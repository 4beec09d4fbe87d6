// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TileReader;

/**
 * Before anything is signed: do the log's folder and the database tell the same story? Fails
 * closed: a database or a folder that was restored from a backup keeps the hub from starting.
 */
final class LogStart {
  static final String ADVICE = " Nothing was signed; what to do: ops/runbooks/restored-backup.md";

  private final LogRows rows;
  private final LogFolder folder;

  LogStart(LogRows rows, LogFolder folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /**
   * @throws LogBroken saying which of the two is behind
   */
  void check() throws IOException {
    SignedTree signed = rows.signed();
    if (rows.lastIndex() != signed.size() - 1) {
      throw new LogBroken(
          "the database has signed %d leaves, but its last entry has the index %d"
              .formatted(signed.size(), rows.lastIndex()));
    }
    Map<String, byte[]> staged = rows.staged();
    Optional<Checkpoint> published = folder.published();
    if (published.isEmpty()) {
      checkUnpublished(signed, staged);
    } else {
      checkPublished(signed, staged, published.get());
    }
  }

  /**
   * Whether a checkpoint that somebody else has kept is of this log, and no larger.
   *
   * @throws LogBroken when the world has seen more than the database, or something else
   */
  void checkAgainst(Checkpoint seen) throws IOException {
    SignedTree signed = rows.signed();
    if (seen.size() > signed.size()) {
      throw new LogBroken(
          "a checkpoint of %d leaves was published, the backup has %d: it is older than the log"
                  .formatted(seen.size(), signed.size())
              + ADVICE);
    }
    if (seen.size() < signed.size()) {
      requireGrown(signed, rows.staged(), seen);
    } else if (!Arrays.equals(seen.root(), signed.root())) {
      throw new LogBroken(
          "the checkpoint and the backup have two different trees of %d leaves"
              .formatted(signed.size()));
    }
  }

  private static void checkUnpublished(SignedTree signed, Map<String, byte[]> staged) {
    if (signed.size() > 0 && staged.isEmpty()) {
      throw new LogBroken(
          "the database has published %d leaves, but the log's folder has no checkpoint"
              .formatted(signed.size()));
    }
  }

  private void checkPublished(SignedTree signed, Map<String, byte[]> staged, Checkpoint published)
      throws IOException {
    if (published.size() > signed.size()) {
      throw new LogBroken(
          "published are %d leaves, the database has %d: was it restored from an older backup?"
                  .formatted(published.size(), signed.size())
              + ADVICE);
    }
    if (published.size() == signed.size()) {
      if (!Arrays.equals(published.root(), signed.root())) {
        throw new LogBroken(
            "published and database have two different trees of %d leaves"
                .formatted(signed.size()));
      }
      return;
    }
    if (staged.isEmpty()) {
      throw new LogBroken(
          "the database has published %d leaves, the log's folder has %d: was it restored from an older backup?"
                  .formatted(signed.size(), published.size())
              + ADVICE);
    }
    requireGrown(signed, staged, published);
  }

  private void requireGrown(SignedTree signed, Map<String, byte[]> staged, Checkpoint published)
      throws IOException {
    TileReader tiles =
        path -> {
          byte[] file = staged.get(path);
          return file == null ? folder.tiles().read(path) : Optional.of(file);
        };
    try {
      Proofs.verifyConsistency(
          published.size(),
          published.root(),
          signed.size(),
          signed.root(),
          new Proofs(tiles).consistency(published.size(), signed.size()));
    } catch (LogRefused e) {
      throw new LogBroken("what is signed does not grow from what was published", e);
    }
  }
}
