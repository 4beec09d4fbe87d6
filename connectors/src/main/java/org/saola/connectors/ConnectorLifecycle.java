// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.folder.Outbox;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.ConnectorSettings.Timing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.home.Together;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.Quarantine;
import org.saola.connectors.log.Cosigner;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.log.Witness;
import org.saola.connectors.receive.Fetched;
import org.saola.connectors.receive.Fetcher;
import org.saola.connectors.receive.Lane;
import org.saola.connectors.receive.Receipts;
import org.saola.connectors.receive.Reception;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.Sender;
import org.saola.connectors.send.SentMessages;
import org.saola.connectors.send.Uploader;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts a connector in the one order that loses nothing, and stops it the other way round. */
@Component
class ConnectorLifecycle implements SmartLifecycle {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration WATCH = Duration.ofSeconds(10);

  /** Well below the time for which a hub proposes one checkpoint. */
  private static final Duration COSIGNING = Duration.ofSeconds(3);

  private static final Duration TIDY = Duration.ofMinutes(10);

  private final Enrolment enrolment;
  private final Timing timing;
  private final Alarms alarms;
  private final StatusBoard board;
  private final HubHttps hub;
  private final HubBroker broker;
  private final Witness witness;
  private final DirectoryClient directories;
  private final Outgoing outgoing;
  private final SentMessages sent;
  private final Inbox inbox;
  private final Quarantine quarantine;
  private final Reception reception;
  private final Receipts receipts;
  private final Outbox outbox;
  private final Uploader uploader;
  private final Fetched fetched;
  private final Fetcher fetcher;
  private final Backoff reconnecting;
  private final Clock clock;
  private final List<AutoCloseable> running = new ArrayList<>();

  ConnectorLifecycle(
      Enrolment enrolment,
      Alarms alarms,
      StatusBoard board,
      HubHttps hub,
      HubBroker broker,
      Witness witness,
      DirectoryClient directories,
      Outgoing outgoing,
      SentMessages sent,
      Inbox inbox,
      Quarantine quarantine,
      Reception reception,
      Receipts receipts,
      Outbox outbox,
      Uploader uploader,
      Fetched fetched,
      Fetcher fetcher,
      Backoff reconnecting,
      Clock clock) {
    this.enrolment = enrolment;
    this.timing = enrolment.settings().patience();
    this.alarms = alarms;
    this.board = board;
    this.hub = hub;
    this.broker = broker;
    this.witness = witness;
    this.directories = directories;
    this.outgoing = outgoing;
    this.sent = sent;
    this.inbox = inbox;
    this.quarantine = quarantine;
    this.reception = reception;
    this.receipts = receipts;
    this.outbox = outbox;
    this.uploader = uploader;
    this.fetched = fetched;
    this.fetcher = fetcher;
    this.reconnecting = reconnecting;
    this.clock = clock;
  }

  @Override
  public void start() {
    try {
      count();
      witness.last();
      directories.load();
      inbox.recover();
      List<Kept> kept = outgoing.load();
      receipts.recover(kept);
      // Before anything is sent: what a file's plan does not name must go first.
      outbox.resume(kept);
      running.add(outbox);
      outgoing.release(kept.stream().map(Kept::id).toList());
      run();
    } catch (IOException | LogRefused | DirectoryRefused e) {
      throw new IllegalStateException("what the connector remembers cannot be used: " + e, e);
    }
  }

  private void run() throws IOException {
    round("directory", WATCH, this::watch);
    Cosigner.in(
            enrolment.home(),
            enrolment.logKeys().ed25519(),
            witness,
            Cosigner.Hub.over(hub),
            path -> hub.find("/log/" + path),
            clock)
        .ifPresent(cosigner -> round("cosigning", COSIGNING, cosigner::round));
    for (Urgency urgency : Urgency.values()) {
      Lane lane = new Lane(urgency, broker, reception, witness, board, reconnecting);
      running.add(lane);
      lane.start();
    }
    Sender sender = new Sender(outgoing, broker, board, reconnecting, clock);
    running.add(sender);
    sender.start();
    running.add(uploader);
    uploader.start();
    running.add(fetcher);
    fetcher.start();
    round("receipts", timing.gatherReceipts(), receipts::send);
    round("proofs", SECOND, () -> inbox.alarmAbout(timing.proofWithin()));
    round("tidying", TIDY, this::tidy);
    round("status", SECOND, board::write);
  }

  private void round(String name, Duration pause, Round.Task task) {
    Round round = new Round(name, pause, board, task);
    running.add(round);
    round.start();
  }

  private void watch() throws IOException, LogDistrusted, LogRefused {
    var before = witness.last();
    var newest = hub.find("/log/checkpoint");
    if (newest.isPresent()) {
      witness.believeNewest(new String(newest.get(), StandardCharsets.UTF_8), before);
    }
    directories.refresh();
  }

  private void tidy() throws IOException {
    sent.tidy();
    outgoing.tidy();
    inbox.tidy();
  }

  private void count() {
    board.count("waitingForEvidence", () -> outgoing.count(Kept.Kind.MESSAGE));
    board.count("uploading", outgoing::uploading);
    board.count("fetching", fetched::count);
    board.count("receiptsWaiting", () -> outgoing.count(Kept.Kind.RECEIPT));
    board.count("sentAgain", outgoing::overdue);
    board.count("unproven", inbox::unproven);
    board.count("quarantined", quarantine::count);
    board.count("alarms", alarms::count);
    board.count("directoryVersion", directories::version);
    board.count("logSize", this::logSize);
  }

  private long logSize() throws IOException {
    try {
      return witness.last().map(Checkpoint::size).orElse(0L);
    } catch (LogRefused e) {
      throw new IOException(e);
    }
  }

  /** Side by side: each ends what it is at, and what is cut short goes on at the next start. */
  @Override
  public void stop() {
    try {
      Together.run(running.reversed().stream().map(ConnectorLifecycle::closing).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a part did not stop", e);
    }
    running.clear();
  }

  private static Callable<Boolean> closing(AutoCloseable part) {
    return () -> {
      part.close();
      return true;
    };
  }

  @Override
  public boolean isRunning() {
    return !running.isEmpty();
  }
}
