// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.util.Arrays;
import java.util.Optional;
import org.saola.message.evidence.EvidenceHeader.Range;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.message.evidence.ShownLeaf;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.RangeCheck;
import org.saola.pki.transparency.RangeProof;
import org.saola.routes.evidence.EvidenceReport.About;

/** Every leaf of a range in its place, by entry or by hash, and all of them lead to the root. */
final class RangeLines implements LeafLines {
  private final RangeCheck check;
  private final Findings findings;

  RangeLines(About about, Range range, Findings findings) throws EvidenceRefused {
    try {
      var proof = new RangeProof(range.first(), range.end(), range.before(), range.after());
      this.check = proof.check(about.size(), about.root());
    } catch (LogRefused e) {
      throw new EvidenceRefused(1, e.detail());
    }
    this.findings = findings;
  }

  @Override
  public void shown(long line, ShownLeaf leaf) throws EvidenceRefused {
    byte[] stated = leaf.hash();
    if (stated == null || leaf.proof() != null) {
      throw new EvidenceRefused(line, "an entry of a range has its hash, and no proof of its own");
    }
    add(line, leaf.index(), stated);
    Optional<byte[]> hash = LeafLines.hash(line, leaf);
    if (hash.isEmpty() || !Arrays.equals(hash.get(), stated)) {
      findings.found(line, "entry %d is not what its leaf holds".formatted(leaf.index()));
    }
  }

  @Override
  public void hidden(long line, HiddenLeaf leaf) throws EvidenceRefused {
    add(line, leaf.index(), leaf.hash());
  }

  private void add(long line, long index, byte[] hash) throws EvidenceRefused {
    if (index != check.next()) {
      throw new EvidenceRefused(
          line, "leaf %d stands where leaf %d belongs".formatted(index, check.next()));
    }
    try {
      check.add(hash);
    } catch (LogRefused e) {
      throw new EvidenceRefused(line, e.detail());
    }
  }

  @Override
  public void finish() {
    try {
      check.finish();
    } catch (LogRefused e) {
      findings.found(0, e.detail());
    }
  }
}
