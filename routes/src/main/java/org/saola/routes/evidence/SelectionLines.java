// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.util.Optional;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.message.evidence.ShownLeaf;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.routes.evidence.EvidenceReport.About;

/** Chosen entries: each has its own proof, and none stands there twice. */
final class SelectionLines implements LeafLines {
  private final About about;
  private final Findings findings;
  private long previous = -1;
  private int direction;

  SelectionLines(About about, Findings findings) {
    this.about = about;
    this.findings = findings;
  }

  @Override
  public void shown(long line, ShownLeaf leaf) throws EvidenceRefused {
    requireOrder(line, leaf.index());
    if (leaf.proof() == null || leaf.hash() != null) {
      throw new EvidenceRefused(line, "a chosen entry has a proof of its own, and no hash");
    }
    Optional<byte[]> hash = LeafLines.hash(line, leaf);
    try {
      if (hash.isEmpty()) {
        throw new LogRefused("entry and salt can be no leaf");
      }
      Proofs.verifyHashIncluded(hash.get(), leaf.index(), leaf.proof(), about.size(), about.root());
    } catch (LogRefused e) {
      findings.found(
          line, "entry %d is not what the log holds: %s".formatted(leaf.index(), e.detail()));
    }
  }

  /** Upwards or downwards, and never the same again: one entry must not pass for two. */
  private void requireOrder(long line, long index) throws EvidenceRefused {
    int step = previous < 0 ? 0 : Long.compare(index, previous);
    boolean first = previous < 0;
    boolean turns = direction != 0 && step != direction;
    if (!first && (step == 0 || turns)) {
      throw new EvidenceRefused(
          line, "entry %d stands behind entry %d: out of order".formatted(index, previous));
    }
    direction = step;
    previous = index;
  }

  @Override
  public void hidden(long line, HiddenLeaf leaf) throws EvidenceRefused {
    throw new EvidenceRefused(line, "a selection shows what it names");
  }

  @Override
  public void finish() {}
}
