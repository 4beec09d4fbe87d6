// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.EvidenceHeader.Asked;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.EvidenceSource;

/** Under which checkpoint the console's exports stand. */
public final class EvidenceSources {
  private final String federation;
  private final PublishedLog log;
  private final HubProperties.Witnesses witnesses;

  public EvidenceSources(String federation, PublishedLog log, HubProperties.Witnesses witnesses) {
    this.federation = federation;
    this.log = log;
    this.witnesses = witnesses;
  }

  /**
   * The checkpoint that witnesses have seen, where it goes as far as is asked for; else the newest
   * one.
   *
   * @param end of the leaves that are to be proven, which it does not take in
   * @param question as the console's address says it
   * @throws LogRefused when no published checkpoint goes so far yet
   */
  public EvidenceSource covering(long end, String question, Scope scope, Instant at)
      throws IOException, LogRefused {
    return new EvidenceSource(
        federation,
        new Asked(question, agencies(scope), at),
        log.tiles(),
        checkpoint(end),
        log.keys(),
        witnesses.known().stream()
            .map(witness -> new WitnessVerifierKeys(witness.ed25519(), witness.mlDsa44()))
            .toList(),
        witnesses.needed());
  }

  private Checkpoint checkpoint(long end) throws IOException, LogRefused {
    Optional<Checkpoint> witnessed = log.witnessed().filter(seen -> seen.size() >= end);
    if (witnessed.isPresent()) {
      return witnessed.get();
    }
    return log.checkpoint()
        .filter(newest -> newest.size() >= end)
        .orElseThrow(() -> new LogRefused("no checkpoint goes as far as leaf " + (end - 1)));
  }

  /** Null for all. */
  private static @Nullable List<AgencyId> agencies(Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> null;
      case Scope.Nothing none -> List.of();
      case Scope.Agencies some -> some.agencies().stream().sorted().toList();
    };
  }
}
