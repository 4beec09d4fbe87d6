// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.ShownLeaf;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LeafHashes;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TileReader;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf.Opened;

/**
 * Takes entries from the database and proofs from the published tiles, and compares nothing: where
 * they do not fit, it is for the browser to find.
 */
public final class ProofAnswers {
  private final PublishedLog log;
  private final OpenedLeaves openings;

  public ProofAnswers(PublishedLog log, OpenedLeaves openings) {
    this.log = log;
    this.openings = openings;
  }

  /**
   * @param seen the size of the tree that the browser saw last
   * @return empty until the log has published its first checkpoint
   */
  public Optional<ProofAnswer> answer(List<Long> indexes, OptionalLong seen) throws IOException {
    Optional<Checkpoint> published = log.checkpoint();
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(published.get(), indexes, seen));
  }

  private ProofAnswer answer(Checkpoint checkpoint, List<Long> indexes, OptionalLong seen)
      throws IOException {
    Proofs proofs = new Proofs(log.tiles());
    List<ShownLeaf> entries = new ArrayList<>();
    List<Long> missing = new ArrayList<>();
    List<Long> waiting = new ArrayList<>();
    for (long index : indexes) {
      if (index >= checkpoint.size()) {
        waiting.add(index);
      } else {
        prove(proofs, index, checkpoint.size())
            .ifPresentOrElse(entries::add, () -> missing.add(index));
      }
    }
    return new ProofAnswer(
        checkpoint.text(),
        log.keys().ed25519(),
        consistency(proofs, checkpoint.size(), seen),
        entries,
        missing,
        waiting);
  }

  private Optional<ShownLeaf> prove(Proofs proofs, long index, long size) throws IOException {
    Optional<Opened> opened = openings.at(index);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try {
      TileReader tiles = log.tiles();
      byte[] hash = new LeafHashes(tiles, size, index).next();
      return Optional.of(EvidenceWriter.leaf(opened.get(), hash, proofs.inclusion(index, size)));
    } catch (LogRefused e) {
      // A tile is missing or cut: there is no proof, and the browser says so.
      return Optional.empty();
    }
  }

  /** Null where there is nothing to go on from, or the log cannot show it any more: an alarm. */
  private static @Nullable List<byte[]> consistency(Proofs proofs, long size, OptionalLong seen)
      throws IOException {
    if (seen.isEmpty() || seen.getAsLong() == 0) {
      return null;
    }
    try {
      return proofs.consistency(seen.getAsLong(), size);
    } catch (LogRefused e) {
      return null;
    }
  }
}
