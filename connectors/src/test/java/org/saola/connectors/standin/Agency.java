// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.Rulings;
import org.saola.connectors.compose.SealedFiles;
import org.saola.connectors.compose.Sealing;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.directory.OwnCertificates;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.hub.HubParts;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.Quarantine;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.connectors.log.NoticeCheck;
import org.saola.connectors.log.Witness;
import org.saola.connectors.receive.Fetched;
import org.saola.connectors.receive.Fetcher;
import org.saola.connectors.receive.ForwardCheck;
import org.saola.connectors.receive.Judge;
import org.saola.connectors.receive.Notices;
import org.saola.connectors.receive.Opening;
import org.saola.connectors.receive.Receipts;
import org.saola.connectors.receive.ReceiptsReceived;
import org.saola.connectors.receive.Reception;
import org.saola.connectors.receive.SenderCheck;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.SentMessages;
import org.saola.connectors.send.Uploader;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.Keystore;

/** An agency's parts, put together without a broker: a test carries the bytes itself. */
public final class Agency implements AutoCloseable {
  public final String id;
  public final AgencyHome home;
  public final Alarms alarms;
  public final HubHttps https;
  public final Witness witness;
  public final DirectoryClient directories;
  public final Sealing sealing;
  private final MessageDefaults defaults;
  public final Composer composer;

  /** By which the hub's answers grow old. */
  public final Later later;

  /** Small, so that tests meet it. */
  public static final long LARGEST_PART = 3 << 20;

  public final StatusBoard board;
  public final Uploader uploader;
  public final Fetched fetched;
  public final Fetcher fetcher;
  public final EvidenceShelf shelf;
  public final Outgoing outgoing;
  public final SentMessages sent;
  public final Inbox inbox;
  public final Quarantine quarantine;
  public final Reception reception;
  public final Receipts receipts;

  public Agency(Path root, String id, StandInHub hub) throws Exception {
    this(root, id, hub, Federation.defaults(), Clock.systemUTC(), step -> {});
  }

  public Agency(Path root, String id, StandInHub hub, MessageDefaults defaults) throws Exception {
    this(root, id, hub, defaults, Clock.systemUTC(), step -> {});
  }

  public Agency(
      Path root,
      String id,
      StandInHub hub,
      MessageDefaults defaults,
      Clock clock,
      Inbox.Steps steps)
      throws Exception {
    Federation federation = Federation.DEMO;
    AgencyId agency = new AgencyId(id);
    Keystore keys = federation.keys(id);
    var anchor = federation.authority().anchor();
    var logKeys = federation.log().verifierKeys();
    SecureRandom random = new SecureRandom();
    this.id = id;
    this.home =
        root.resolve("connector.yaml").toFile().exists()
            ? new AgencyHome(root)
            : federation.home(root, id, "amqps://127.0.0.1:1", hub.https(), defaults);
    this.alarms = new Alarms(home, clock);
    this.https = new HubHttps(URI.create(hub.https()), keys.tls(anchor));
    this.witness = new Witness(home, logKeys, path -> https.find("/log/" + path), alarms);
    this.directories =
        new DirectoryClient(
            home, anchor, logKeys, witness, https, new OwnCertificates(keys, alarms), alarms);
    this.directories.load();
    SealedFiles files = new SealedFiles(home);
    this.sealing =
        new Sealing(agency, anchor.federation(), keys, clock, random, files, LARGEST_PART);
    this.later = new Later(clock);
    this.defaults = defaults;
    this.composer = composer(Composer.MOST_RECIPIENTS);
    this.shelf = new EvidenceShelf(home);
    this.outgoing =
        new Outgoing(
            home, clock, new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), random), files);
    this.sent = new SentMessages(home, outgoing, shelf, alarms, clock);
    this.board = new StatusBoard(home, agency, clock);
    Backoff soon = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), random);
    HubParts parts = new HubParts(URI.create(hub.https()), keys.tls(anchor));
    this.uploader = new Uploader(outgoing, sent, parts, board, soon);
    this.fetched = new Fetched(home);
    this.inbox = new Inbox(home, shelf, alarms, clock, steps);
    this.quarantine = new Quarantine(home, clock);
    SenderCheck sender = new SenderCheck(agency, anchor.federation(), directories, alarms, clock);
    this.reception =
        new Reception(
            new Judge(
                agency,
                sender,
                new Opening(home, keys),
                new ForwardCheck(directories, clock),
                inbox,
                fetched,
                LARGEST_PART),
            inbox,
            new ReceiptsReceived(home, sent),
            new Notices(
                agency, new NoticeCheck(witness), sent, inbox.evidence(), quarantine, alarms),
            quarantine,
            alarms,
            fetched);
    this.fetcher = new Fetcher(fetched, reception, parts, clock, board, soon);
    this.receipts = new Receipts(inbox.receipts(), sealing, directories, outgoing);
    this.inbox.recover();
    this.outgoing.load();
  }

  /** As {@link #composer}, of messages that can name fewer. */
  public Composer composer(int mostRecipients) {
    return new Composer(
        new AgencyId(id),
        home,
        Federation.byType(defaults),
        directories,
        new Rulings(https, later),
        sealing,
        mostRecipients);
  }

  /** Composes and keeps; returns what would travel. */
  public List<Composition.Sealed> compose(Draft draft) throws Exception {
    List<Composition.Sealed> sealed = new ArrayList<>();
    for (Composition composition : composer.compose(draft)) {
      if (composition instanceof Composition.Sealed one) {
        sealed.add(one);
        outgoing.keep(List.of(SentMessages.fresh(one, Kept.Kind.MESSAGE, null, null)));
      }
    }
    return sealed;
  }

  /** Receives what the hub has for this agency. */
  public void take(List<StandInHub.Mail> mail) throws Exception {
    reception.take(
        mail.stream().filter(one -> one.agency().equals(id)).map(StandInHub.Mail::bytes).toList());
  }

  /** Waiting receipts, as they would travel. */
  public List<byte[]> takeReceipts() throws Exception {
    receipts.send();
    List<byte[]> bytes = new ArrayList<>();
    try (var files = java.nio.file.Files.list(home.state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).toList()) {
        bytes.add(java.nio.file.Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    https.close();
  }
}
