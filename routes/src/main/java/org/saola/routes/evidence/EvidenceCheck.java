// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.evidence.EvidenceHeader.Kind;
import org.saola.message.evidence.EvidenceLine;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.evidence.EvidenceReport.About;
import org.saola.routes.evidence.EvidenceReport.Finding;

/**
 * Checks an evidence file offline, as a stream: checkpoint, cosignatures, every leaf and every
 * proof, and that nothing was cut off. Names the line of whatever is wrong.
 */
public final class EvidenceCheck {
  static final int VERSION = 1;

  private static final int MOST_FINDINGS = 100;

  private final EvidenceLines lines;
  private final EvidenceTrust trust;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<About> about = Optional.empty();
  private long unlisted;
  private long shown;
  private long outOfScope;
  private long erased;

  private EvidenceCheck(InputStream in, EvidenceTrust trust) {
    this.lines = new EvidenceLines(in);
    this.trust = trust;
  }

  /** Reads to the end, or to the first line behind which nothing can be read any more. */
  public static EvidenceReport of(InputStream in, EvidenceTrust trust) throws IOException {
    EvidenceCheck check = new EvidenceCheck(in, trust);
    try {
      check.run();
    } catch (EvidenceRefused e) {
      check.find(e.line(), String.valueOf(e.getMessage()));
    }
    return new EvidenceReport(check.about, check.counted(), check.findings, check.unlisted);
  }

  private void run() throws IOException, EvidenceRefused {
    EvidenceHeader header = lines.next().map(EvidenceLine::evidence).orElse(null);
    if (header == null) {
      throw new EvidenceRefused(1, "an evidence file begins with what was asked of which log");
    }
    About verified = verify(header);
    about = Optional.of(verified);
    LeafLines leaves = LeafLines.of(verified, this::find);
    EvidenceEnd end = readLeaves(leaves);
    requireCounts(end);
    leaves.finish();
    if (lines.next().isPresent()) {
      throw new EvidenceRefused(lines.number(), "the file goes on behind its end");
    }
  }

  /** Nothing of a file is worth reading under a checkpoint that nobody trusted has signed. */
  private About verify(EvidenceHeader header) throws EvidenceRefused {
    try {
      Checkpoint checkpoint = Checkpoint.verify(header.checkpoint(), trust.log());
      if (!header.origin().equals(checkpoint.origin())) {
        throw new EvidenceRefused(1, "its checkpoint is of the log " + checkpoint.origin());
      }
      requireTrustedKeys(header);
      return new About(
          header,
          checkpoint.size(),
          checkpoint.root(),
          Cosignatures.of(checkpoint, trust.witnesses()));
    } catch (LogRefused e) {
      throw new EvidenceRefused(
          1, "its checkpoint does not hold under the trusted keys: " + e.detail());
    }
  }

  /** Whoever took the keys from the file would check against others than this reader does. */
  private void requireTrustedKeys(EvidenceHeader header) {
    boolean same =
        header.log().ed25519().equals(trust.log().ed25519())
            && header.log().mlDsa44().equals(trust.log().mlDsa44());
    if (!same) {
      find(1, "it names other keys of the log than the trusted ones");
    }
    if ((header.kind() == Kind.RANGE) != (header.range() != null)) {
      find(1, "a range has bounds, and a selection has none");
    }
  }

  private EvidenceEnd readLeaves(LeafLines leaves) throws IOException, EvidenceRefused {
    while (true) {
      Optional<EvidenceLine> line = lines.next();
      if (line.isEmpty()) {
        throw new EvidenceRefused(
            lines.number(), "the file ends without its last line: it was cut");
      }
      EvidenceEnd end = line.get().end();
      if (end != null) {
        return end;
      }
      read(leaves, line.get());
    }
  }

  private void read(LeafLines leaves, EvidenceLine line) throws EvidenceRefused {
    HiddenLeaf hidden = line.hidden();
    if (line.entry() != null) {
      leaves.shown(lines.number(), line.entry());
      shown++;
    } else if (hidden != null) {
      leaves.hidden(lines.number(), hidden);
      outOfScope += hidden.why() == HiddenLeaf.Why.OUT_OF_SCOPE ? 1 : 0;
      erased += hidden.why() == HiddenLeaf.Why.ERASED ? 1 : 0;
    } else {
      throw new EvidenceRefused(lines.number(), "a second beginning");
    }
  }

  private void requireCounts(@Nullable EvidenceEnd end) {
    if (!counted().equals(end)) {
      find(lines.number(), "the file has %s, and says %s".formatted(counted(), end));
    }
  }

  private EvidenceEnd counted() {
    return new EvidenceEnd(shown + outOfScope + erased, shown, outOfScope, erased);
  }

  private void find(long line, String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(line, what));
    } else {
      unlisted++;
    }
  }
}
