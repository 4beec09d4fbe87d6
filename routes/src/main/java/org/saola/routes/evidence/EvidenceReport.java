// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.evidence.EvidenceHeader;

/**
 * What a check of an evidence file has found.
 *
 * @param about empty when not even the first line and its checkpoint hold
 * @param counted leaves by kind, as they were read
 */
public record EvidenceReport(
    Optional<About> about, EvidenceEnd counted, List<Finding> findings, long unlisted) {
  public EvidenceReport {
    findings = List.copyOf(findings);
  }

  /**
   * The log and the question, once the checkpoint was verified with keys that the reader trusts.
   *
   * @param size leaves of the checkpoint
   * @param root of its tree
   * @param vouching which of the witnesses that the reader knows have cosigned, and when
   */
  public record About(
      EvidenceHeader header, long size, byte[] root, Map<String, Instant> vouching) {}

  /**
   * @param line 0 where no line by itself is wrong
   */
  public record Finding(long line, String what) {
    @Override
    public String toString() {
      return line == 0 ? what : "line %d: %s".formatted(line, what);
    }
  }

  public boolean holds() {
    return findings.isEmpty();
  }
}
