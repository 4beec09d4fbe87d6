// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.message.evidence.ShownLeaf;
import org.saola.pki.transparency.Leaf;
import org.saola.routes.evidence.EvidenceReport.About;

/** Holds the leaves of a file against the tree of its checkpoint, in the order of its lines. */
interface LeafLines {
  /** Told what is wrong with a line behind which one can go on. */
  @FunctionalInterface
  interface Findings {
    void found(long line, String what);
  }

  static LeafLines of(About about, Findings findings) throws EvidenceRefused {
    EvidenceHeader.Range range = about.header().range();
    return range == null
        ? new SelectionLines(about, findings)
        : new RangeLines(about, range, findings);
  }

  void shown(long line, ShownLeaf leaf) throws EvidenceRefused;

  void hidden(long line, HiddenLeaf leaf) throws EvidenceRefused;

  /** After the last. */
  void finish();

  /**
   * The hash of the leaf that this entry opens; empty where it can open none.
   *
   * @throws EvidenceRefused when the line has two entries, or none
   */
  static Optional<byte[]> hash(long line, ShownLeaf leaf) throws EvidenceRefused {
    String text = leaf.text();
    byte[] bytes = leaf.bytes();
    if ((text == null) == (bytes == null)) {
      throw new EvidenceRefused(line, "an entry is either text or bytes");
    }
    byte[] entry = text == null ? bytes : text.getBytes(StandardCharsets.UTF_8);
    return entry == null ? Optional.empty() : Leaf.hashOfOpening(leaf.salt(), entry);
  }
}
