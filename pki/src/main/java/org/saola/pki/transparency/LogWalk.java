// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.saola.pki.transparency.LogAudit.Erasures;
import org.saola.pki.transparency.LogAudit.Openings;

/**
 * Walks through a log from left to right, a tile at a time, and hashes it twice: once from the
 * entry bundles, once from the level 0 tiles. Where the two part, the signed root tells which of
 * them was changed.
 */
final class LogWalk {
  private final LogTiles log;
  private final Checkpoint checkpoint;
  private final LogShape shape;
  private final Findings findings;
  private final MissingLeaves missing;
  private final LeafCheck leaves;
  private final Peaks byEntries = new Peaks();
  private final Peaks byTiles = new Peaks();
  private final DerivedTiles derived;
  private boolean readable = true;

  LogWalk(
      LogTiles log,
      Checkpoint checkpoint,
      Findings findings,
      Optional<Openings> openings,
      Erasures erasures) {
    this.log = log;
    this.checkpoint = checkpoint;
    this.shape = new LogShape(checkpoint.size());
    this.findings = findings;
    this.missing =
        new MissingLeaves(erasures.reader(), erasures.kept(), checkpoint.cosigned(), this::find);
    this.leaves = new LeafCheck(log, findings, openings, missing);
    this.derived = new DerivedTiles(log, shape, findings);
  }

  void run(LongConsumer progress) throws IOException {
    for (long first = 0; first < shape.size(); first += TilePath.FULL) {
      long index = first / TilePath.FULL;
      TilePath tile = shape.tile(0, index);
      Optional<LeafCheck.Hashes> hashes = leaves.check(tile, shape.bundle(index));
      readable = readable && hashes.isPresent();
      if (readable && hashes.isPresent()) {
        add(hashes.get());
        derived.check();
      }
      progress.accept(first + tile.width());
    }
    finish();
  }

  private void find(long index, String what) {
    long known = Math.clamp(index, 0, shape.size() - 1);
    findings.at(index, shape.bundle(known / TilePath.FULL), what);
  }

  long erased() {
    return missing.erased();
  }

  long openingsChecked() {
    return leaves.openingsChecked();
  }

  private void add(LeafCheck.Hashes hashes) {
    for (byte[] hash : hashes.byEntries()) {
      byEntries.add(hash, derived::byEntries);
    }
    for (byte[] hash : hashes.byTile()) {
      byTiles.add(hash, derived::byTiles);
    }
  }

  private void finish() throws IOException {
    missing.finish();
    if (!readable) {
      findings.ofTheWhole(
          "the root cannot be checked: from leaf %d on neither tile nor entries can be read"
              .formatted(byEntries.size()));
      return;
    }
    derived.checkEdge();
    boolean entriesHold = Arrays.equals(byEntries.root(), checkpoint.root());
    boolean tilesHold = Arrays.equals(byTiles.root(), checkpoint.root());
    if (entriesHold && !tilesHold) {
      findings.ofTheWhole("the entries give the signed root, the level 0 tiles do not");
    } else if (tilesHold && !entriesHold) {
      findings.ofTheWhole("the level 0 tiles give the signed root, the entries do not");
    } else if (!entriesHold) {
      findings.ofTheWhole(
          "the root of the %d leaves is %s by their entries, but the checkpoint signs %s"
              .formatted(shape.size(), hex(byEntries.root()), hex(checkpoint.root())));
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
