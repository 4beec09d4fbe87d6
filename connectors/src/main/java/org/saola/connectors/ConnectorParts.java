// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.compose.Rulings;
import org.saola.connectors.compose.SealedFiles;
import org.saola.connectors.compose.Sealing;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.directory.OwnCertificates;
import org.saola.connectors.folder.FolderRoute;
import org.saola.connectors.folder.Outbox;
import org.saola.connectors.folder.OutboxSubmissions;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.hub.HubParts;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.Quarantine;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.connectors.log.NoticeCheck;
import org.saola.connectors.log.Witness;
import org.saola.connectors.reading.Readings;
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
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.SentMessages;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Uploader;
import org.saola.message.format.Mappings;
import org.saola.message.manifest.AgencyId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of a connector, each told of the others that it needs and of no more. */
@Configuration(proxyBeanMethods = false)
class ConnectorParts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final AgencyHome home;
  private final ConnectorSettings settings;
  private final Enrolment enrolment;
  private final SecureRandom random;
  private final Clock clock;

  ConnectorParts(Enrolment enrolment, Clock clock, SecureRandom random) {
    this.home = enrolment.home();
    this.settings = enrolment.settings();
    this.enrolment = enrolment;
    this.clock = clock;
    this.random = random;
  }

  /** For what is tried again at once and then ever more rarely. */
  @Bean
  Backoff reconnecting() {
    return new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
  }

  @Bean
  Alarms alarms() {
    return new Alarms(home, clock);
  }

  @Bean
  StatusBoard statusBoard() {
    return new StatusBoard(home, agency(), clock);
  }

  @Bean(destroyMethod = "close")
  HubHttps hubHttps() {
    return new HubHttps(
        URI.create(settings.hub().https()), enrolment.keys().tls(enrolment.anchor()));
  }

  @Bean
  HubBroker hubBroker() {
    return new HubBroker(
        URI.create(settings.hub().amqp()), enrolment.keys().tls(enrolment.anchor()), agency());
  }

  @Bean
  Witness witness(HubHttps hub, Alarms alarms) {
    return new Witness(home, enrolment.logKeys(), path -> hub.find("/log/" + path), alarms);
  }

  @Bean
  DirectoryClient directoryClient(HubHttps hub, Witness witness, Alarms alarms) {
    return new DirectoryClient(
        home,
        enrolment.anchor(),
        enrolment.logKeys(),
        witness,
        hub,
        new OwnCertificates(enrolment.keys(), alarms),
        alarms);
  }

  @Bean
  SealedFiles sealedFiles() throws IOException {
    return new SealedFiles(home);
  }

  @Bean
  HubParts hubParts() {
    return new HubParts(
        URI.create(settings.hub().https()), enrolment.keys().tls(enrolment.anchor()));
  }

  @Bean
  Fetched fetched() throws IOException {
    return new Fetched(home);
  }

  @Bean(destroyMethod = "")
  Uploader uploader(
      Outgoing outgoing, SentMessages sent, HubParts hub, StatusBoard board, Backoff reconnecting) {
    return new Uploader(outgoing, sent, hub, board, reconnecting);
  }

  @Bean(destroyMethod = "")
  Fetcher fetcher(
      Fetched fetched, Reception reception, HubParts hub, StatusBoard board, Backoff reconnecting) {
    return new Fetcher(fetched, reception, hub, clock, board, reconnecting);
  }

  @Bean
  Sealing sealing(SealedFiles files) {
    return new Sealing(
        agency(),
        enrolment.anchor().federation(),
        enrolment.keys(),
        clock,
        random,
        files,
        settings.largest());
  }

  @Bean
  Composer composer(DirectoryClient directories, HubHttps hub, Sealing sealing) {
    return new Composer(
        agency(),
        home,
        settings.messages(),
        directories,
        new Rulings(hub, clock),
        sealing,
        Composer.MOST_RECIPIENTS);
  }

  @Bean
  EvidenceShelf evidenceShelf() {
    return new EvidenceShelf(home);
  }

  @Bean
  Outgoing outgoing(SealedFiles files) throws IOException {
    return new Outgoing(
        home,
        clock,
        new Backoff(settings.patience().firstResend(), settings.patience().longestResend(), random),
        files);
  }

  @Bean
  SentMessages sentMessages(Outgoing outgoing, EvidenceShelf shelf, Alarms alarms)
      throws IOException {
    return new SentMessages(home, outgoing, shelf, alarms, clock);
  }

  @Bean
  Inbox inbox(EvidenceShelf shelf, Alarms alarms, Observers observers) throws IOException {
    return new Inbox(home, shelf, alarms, clock, observers.inbox());
  }

  @Bean
  Readings readings(Inbox inbox, Alarms alarms) throws IOException {
    return new Readings(home, inbox, alarms, clock);
  }

  @Bean
  Quarantine quarantine() throws IOException {
    return new Quarantine(home, clock);
  }

  @Bean
  Reception reception(
      DirectoryClient directories,
      Inbox inbox,
      Witness witness,
      SentMessages sent,
      Quarantine quarantine,
      Alarms alarms,
      Fetched fetched)
      throws IOException {
    SenderCheck sender =
        new SenderCheck(agency(), enrolment.anchor().federation(), directories, alarms, clock);
    Judge judge =
        new Judge(
            agency(),
            sender,
            new Opening(home, enrolment.keys()),
            new ForwardCheck(directories, clock),
            inbox,
            fetched,
            settings.largest());
    Notices notices =
        new Notices(agency(), new NoticeCheck(witness), sent, inbox.evidence(), quarantine, alarms);
    return new Reception(
        judge, inbox, new ReceiptsReceived(home, sent), notices, quarantine, alarms, fetched);
  }

  @Bean
  Receipts receipts(Inbox inbox, Sealing sealing, DirectoryClient directories, Outgoing outgoing) {
    return new Receipts(inbox.receipts(), sealing, directories, outgoing);
  }

  @Bean(destroyMethod = "")
  Outbox outbox(
      Composer composer,
      Outgoing outgoing,
      SentMessages sent,
      StatusBoard board,
      Backoff reconnecting,
      Observers observers) {
    return new Outbox(
        home,
        enrolment.mappings(),
        composer,
        outgoing,
        sent,
        board,
        reconnecting,
        observers.jobs(),
        clock);
  }

  @Bean
  Mappings mappings() {
    return enrolment.mappings();
  }

  @Bean
  Submissions submissions(Outbox outbox, Outgoing outgoing) {
    return new OutboxSubmissions(home, outbox, outgoing, enrolment.mappings(), UUID::randomUUID);
  }

  @Bean
  FolderRoute folderRoute(Outbox outbox) {
    return new FolderRoute(home.outbox(), settings.patience().pollOutbox(), outbox);
  }

  private AgencyId agency() {
    return settings.agency();
  }
}
