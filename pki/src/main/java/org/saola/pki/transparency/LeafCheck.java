// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Openings;

/** Compares one level 0 tile, its entry bundle and the openings of its leaves with each other. */
final class LeafCheck {
  private static final int SALT_LENGTH = 32;

  private final LogTiles log;
  private final Findings findings;
  private final Optional<Openings> openings;
  private final MissingLeaves missing;
  private long openingsChecked;

  /** Of the bundle that was read last, as far as it could be read. */
  private List<byte[]> leaves = List.of();

  /** Leaf hashes by the bundle and by the tile; one stands in for the other if it is unreadable. */
  record Hashes(List<byte[]> byEntries, List<byte[]> byTile) {}

  LeafCheck(LogTiles log, Findings findings, Optional<Openings> openings, MissingLeaves missing) {
    this.log = log;
    this.findings = findings;
    this.openings = openings;
    this.missing = missing;
  }

  long openingsChecked() {
    return openingsChecked;
  }

  /** Empty where a leaf has neither a readable tile nor a readable entry. */
  Optional<Hashes> check(TilePath tile, TilePath bundle) throws IOException {
    List<byte[]> byTile = readTile(tile);
    List<byte[]> byEntries = readBundle(bundle);
    List<byte[]> read = leaves;
    if (byTile.isEmpty() && byEntries.size() < bundle.width()) {
      return Optional.empty();
    }
    fill(byTile, byEntries);
    fill(byEntries, byTile);
    for (int i = 0; i < tile.width(); i++) {
      checkLeaf(tile, bundle, i, byTile.get(i), byEntries.get(i));
      if (openings.isPresent() && i < read.size() && Leaf.canBeClear(read.get(i))) {
        missing.clear(tile.firstLeafOf(i), read.get(i));
      }
    }
    for (TilePath earlier : log.superseded(bundle)) {
      checkEarlier(earlier, byEntries, byTile);
    }
    return Optional.of(new Hashes(byEntries, byTile));
  }

  private List<byte[]> readTile(TilePath path) throws IOException {
    try {
      return new ArrayList<>(List.of(TileNodes.split(log.tile(path))));
    } catch (LogRefused e) {
      findings.at(path.firstLeaf(), path, e.detail());
      return new ArrayList<>();
    }
  }

  private List<byte[]> readBundle(TilePath path) throws IOException {
    List<byte[]> hashes = new ArrayList<>();
    leaves = List.of();
    try {
      EntryBundle bundle = log.readBundle(path);
      leaves = bundle.leaves();
      leaves.forEach(leaf -> hashes.add(Leaf.hash(leaf)));
      if (bundle.fault().isPresent()) {
        findings.at(
            path.firstLeaf() + Math.min(hashes.size(), path.width() - 1),
            path,
            "%s: %s".formatted(path, bundle.fault().get()));
      }
    } catch (LogRefused e) {
      findings.at(path.firstLeaf(), path, e.detail());
    }
    return hashes;
  }

  private static void fill(List<byte[]> hashes, List<byte[]> others) {
    hashes.addAll(others.subList(Math.min(hashes.size(), others.size()), others.size()));
  }

  private void checkLeaf(TilePath tile, TilePath bundle, int i, byte[] byTile, byte[] byEntry)
      throws IOException {
    long index = tile.firstLeafOf(i);
    boolean agree = Arrays.equals(byTile, byEntry);
    if (!agree) {
      String what = "leaf %d: %s and %s do not agree".formatted(index, bundle, tile);
      findings.at(index, bundle, what);
    }
    if (openings.isPresent()) {
      checkOpening(bundle, i, openings.get().find(index), byTile, byEntry);
    }
  }

  private void checkOpening(
      TilePath bundle, int i, Optional<Opening> found, byte[] byTile, byte[] byEntry) {
    long index = bundle.firstLeafOf(i);
    if (found.isEmpty()) {
      miss(bundle, i);
      return;
    }
    openingsChecked++;
    Optional<byte[]> hash = leafHash(found.get());
    boolean opensEntry = hash.isPresent() && Arrays.equals(hash.get(), byEntry);
    boolean opensTile = hash.isPresent() && Arrays.equals(hash.get(), byTile);
    if (!opensEntry && !opensTile) {
      findings.at(index, bundle, "leaf %d: its entry is not what was logged".formatted(index));
    } else {
      missing.opened(index, entry(found.get()));
    }
  }

  private static byte[] entry(Opening opening) {
    byte[] bytes = opening.bytes();
    return opening.salted() ? Arrays.copyOfRange(bytes, SALT_LENGTH, bytes.length) : bytes;
  }

  /** A clear leaf has no salt to erase: nothing can excuse that its entry is missing. */
  private void miss(TilePath bundle, int i) {
    long index = bundle.firstLeafOf(i);
    if (i < leaves.size() && Leaf.canBeClear(leaves.get(i))) {
      findings.at(index, bundle, "leaf %d: its entry is missing".formatted(index));
    } else {
      missing.missing(index);
    }
  }

  /** Empty for what can be no opening: the log's salts have 32 bytes, its clear leaves are text. */
  private static Optional<byte[]> leafHash(Opening opening) {
    if (opening.salted()) {
      boolean withSalt = opening.bytes().length >= SALT_LENGTH;
      return withSalt ? Optional.of(Leaf.hash(Sha256.of(opening.bytes()))) : Optional.empty();
    }
    return Leaf.canBeClear(opening.bytes())
        ? Optional.of(Leaf.hash(opening.bytes()))
        : Optional.empty();
  }

  private void checkEarlier(TilePath earlier, List<byte[]> byEntries, List<byte[]> byTile)
      throws IOException {
    List<byte[]> stored = readBundle(earlier);
    for (int i = 0; i < stored.size(); i++) {
      boolean known =
          Arrays.equals(stored.get(i), byEntries.get(i))
              || Arrays.equals(stored.get(i), byTile.get(i));
      if (!known) {
        long index = earlier.firstLeafOf(i);
        findings.at(index, earlier, "leaf %d: %s has another entry".formatted(index, earlier));
      }
    }
  }
}
