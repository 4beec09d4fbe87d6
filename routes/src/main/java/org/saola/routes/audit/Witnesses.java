// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has independent witnesses cosign the published checkpoint (C2SP tlog-witness), and publishes it
 * with what they have signed, as {@code checkpoint.witnessed}. Who refuses, and whether they are
 * fewer than promised, stands beside it and is never kept quiet.
 */
final class Witnesses {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ANSWERED = PATIENCE.multipliedBy(3);

  private final LogFolder folder;
  private final LogVerifierKeys log;
  private final int needed;
  private final Map<WitnessVerifierKeys, WitnessClient> witnesses = new LinkedHashMap<>();
  private final AgencyWitnesses agencies;
  private final Clock clock;
  private final RestoredMark restored;
  private String complaint = "";

  /**
   * @param home in which a mark lies after a restore
   */
  Witnesses(
      LogFolder folder,
      Path home,
      HubProperties.Witnesses settings,
      AgencyWitnesses agencies,
      Clock clock)
      throws LogRefused {
    this.folder = folder;
    this.log = folder.keys();
    this.needed = settings.needed();
    this.agencies = agencies;
    this.clock = clock;
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    for (HubProperties.Witness witness : settings.known()) {
      var keys = new WitnessVerifierKeys(witness.ed25519(), witness.mlDsa44());
      keys.name();
      if (witness.url() != null) {
        witnesses.put(keys, new WitnessClient(witness.url(), http));
      }
    }
    this.restored = new RestoredMark(home, needed, witnesses.size());
  }

  /**
   * Before a restored log is signed on: each witness with an address is asked.
   *
   * @throws LogBroken when one has seen more of it, or another history
   */
  void askAboutRestored() throws IOException, LogRefused, InterruptedException {
    Optional<Checkpoint> published = folder.published().filter(newest -> newest.size() > 0);
    if (!restored.isThere() || published.isEmpty()) {
      return;
    }
    if (witnesses.isEmpty()) {
      restored.heard(Set.of(), Map.of());
      return;
    }
    if (folder.proposed().isPresent()) {
      // What the backup proposes is older: asked about it next, they would name what they cosign
      // now.
      folder.propose(published.get());
    }
    gather(published.get());
  }

  /**
   * Agencies take no calls: what they are to cosign is proposed in one round, and what they have
   * handed over by the next is published then.
   *
   * @throws LogBroken when one objects to a restored log that waits to hear that none does
   */
  void round() throws IOException, LogRefused, InterruptedException {
    Optional<Checkpoint> published = folder.published().filter(newest -> newest.size() > 0);
    if (published.isEmpty() || (witnesses.isEmpty() && agencies.known().isEmpty())) {
      return;
    }
    if (agencies.known().isEmpty()) {
      gather(published.get());
      return;
    }
    Optional<Checkpoint> proposed = folder.proposed();
    if (proposed.isPresent()) {
      gather(proposed.get());
    }
    folder.propose(published.get());
  }

  /** Asks all of them at once; one that does not answer holds up no other. */
  private void gather(Checkpoint checkpoint) throws IOException, LogRefused, InterruptedException {
    Checkpoint cosigned = checkpoint;
    List<WitnessStatus.Missing> missing = new ArrayList<>();
    Set<String> agree = new HashSet<>();
    Map<String, String> objections = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<WitnessAnswer.Asked> asked = new ArrayList<>();
      witnesses.forEach(
          (keys, client) ->
              asked.add(
                  new WitnessAnswer.Asked(
                      keys, threads.submit(() -> client.ask(checkpoint, folder.tiles())))));
      for (WitnessAnswer.Asked one : asked) {
        String name = one.keys().name();
        switch (one.answer(cosigned, log, ANSWERED)) {
          case WitnessAnswer.Vouches vouches -> {
            cosigned = vouches.checkpoint();
            agree.add(name);
          }
          case WitnessAnswer.Silent silent ->
              missing.add(new WitnessStatus.Missing(name, silent.why()));
          case WitnessAnswer.Objects objects -> {
            missing.add(new WitnessStatus.Missing(name, objects.why()));
            objections.put(name, objects.why());
          }
        }
      }
    }
    restored.heard(agree, objections);
    for (Map.Entry<AgencyId, WitnessVerifierKeys> agency : agencies.known().entrySet()) {
      cosigned = add(cosigned, agency.getKey(), agency.getValue(), missing);
    }
    publish(cosigned, missing);
  }

  private Checkpoint add(
      Checkpoint checkpoint,
      AgencyId agency,
      WitnessVerifierKeys keys,
      List<WitnessStatus.Missing> missing)
      throws IOException, LogRefused {
    Optional<String> lines = folder.cosignature(agency);
    try {
      if (lines.isPresent()) {
        return Checkpoint.verify(Cosignatures.add(checkpoint, lines.get(), keys), log);
      }
    } catch (LogRefused e) {
      LOG.debug("{} has cosigned another checkpoint than this", agency, e);
    }
    missing.add(
        new WitnessStatus.Missing(
            keys.name(), "%s has handed over no cosignature of this".formatted(agency)));
    return checkpoint;
  }

  private void publish(Checkpoint checkpoint, List<WitnessStatus.Missing> missing)
      throws IOException, LogRefused {
    List<WitnessStatus.Vouching> vouching = new ArrayList<>();
    List<WitnessVerifierKeys> all = new ArrayList<>(witnesses.keySet());
    all.addAll(agencies.known().values());
    Cosignatures.of(checkpoint, all)
        .forEach((name, at) -> vouching.add(new WitnessStatus.Vouching(name, at)));
    WitnessStatus status =
        new WitnessStatus(
            checkpoint.size(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            needed,
            vouching.size() >= needed,
            vouching,
            missing);
    complain(status);
    folder.publishWitnessed(
        checkpoint.text().getBytes(StandardCharsets.UTF_8), StrictJson.writeIndented(status));
  }

  /** Once for each change. */
  private void complain(WitnessStatus status) {
    String now =
        status.enough()
            ? ""
            : "%d of %d witnesses vouch for the log; missing: %s"
                .formatted(status.vouching().size(), needed, status.missing());
    if (!now.equals(complaint) && !now.isEmpty()) {
      LOG.error(now);
    }
    complaint = now;
  }
}
