// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Notice;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;

/**
 * An agency at the end of its AMQP connection, without a connector's checks: it sends what it is
 * given until evidence comes, and counts strictly what lies in its inbox.
 */
final class RawAgency implements AutoCloseable {
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  private final String id;
  private final Keystore keys;
  private final HubBroker broker;
  private final Map<Digest, Integer> deliveries = new ConcurrentHashMap<>();
  private final Set<Digest> unsure = ConcurrentHashMap.newKeySet();
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final Map<Digest, Entry> accepted = new ConcurrentHashMap<>();
  private final Map<Digest, Entry> refused = new ConcurrentHashMap<>();
  private Thread reader = Thread.ofPlatform().unstarted(() -> {});
  private volatile boolean reading;
  private volatile int disconnections;

  /**
   * @param port where it connects: the hub's, or that of a wire to it
   */
  RawAgency(DemoFederation federation, String id, int port) throws IOException, CertificateRefused {
    this.id = id;
    Path home = federation.agency(id);
    this.keys =
        Keystore.load(
            home.resolve("keystore.p12"), Keystore.password(home.resolve("keystore.p12")));
    HubHome.Addresses hub = federation.hub().addresses();
    this.broker =
        new HubBroker(
            URI.create("amqps://%s:%d".formatted(hub.host(), port)),
            keys.tls(TrustAnchor.load(home.resolve("trust-anchor.pem"))),
            new AgencyId(id));
  }

  Keystore keys() {
    return keys;
  }

  HubBroker broker() {
    return broker;
  }

  RawAgency read() {
    reading = true;
    reader = Thread.ofPlatform().name("inbox-" + id).daemon().start(this::readOn);
    return this;
  }

  private void readOn() {
    while (reading) {
      try (Connection connection = broker.connect();
          Session session = connection.createSession(Session.SESSION_TRANSACTED);
          MessageConsumer inbox =
              session.createConsumer(session.createQueue(broker.inbox(Urgency.ORDINARY)))) {
        while (reading) {
          readBatch(session, inbox);
        }
      } catch (JMSException e) {
        disconnections++;
        pause(Duration.ofMillis(200));
      }
    }
  }

  private void readBatch(Session session, MessageConsumer inbox) throws JMSException {
    List<byte[]> batch = new ArrayList<>();
    Message message = inbox.receive(200);
    while (message != null) {
      batch.add(message.getBody(byte[].class));
      message = batch.size() < 50 ? inbox.receiveNoWait() : null;
    }
    // Kept before it is acknowledged, as a connector does.
    batch.forEach(this::take);
    try {
      session.commit();
    } catch (JMSException e) {
      batch.forEach(body -> delivery(body).ifPresent(unsure::add));
      throw e;
    }
  }

  private void take(byte[] body) {
    Optional<Digest> delivery = delivery(body);
    if (delivery.isPresent()) {
      // What was under a commit of unknown outcome may come again, by the broker's right.
      if (!unsure.remove(delivery.get())) {
        deliveries.merge(delivery.get(), 1, Integer::sum);
      }
      return;
    }
    try {
      byte[] note = SealedMessage.parse(body, MAX_BYTES).note().orElseThrow();
      for (Notice.ProvenEntry each : StrictJson.read(note, Notice.class).entries()) {
        take(StrictJson.read(each.opening().entry(), Entry.class));
      }
    } catch (SealRefused | InvalidDocument e) {
      throw new AssertionError("an inbox held something else than the hub sends", e);
    }
  }

  private static Optional<Digest> delivery(byte[] body) {
    try {
      return SealedMessage.parse(body, MAX_BYTES)
          .signedManifest()
          .map(manifest -> Digest.ofHash(manifest.digest()));
    } catch (SealRefused e) {
      throw new AssertionError("an inbox held something else than the hub sends", e);
    }
  }

  private void take(Entry entry) {
    entries.add(entry);
    if (entry.event() == Event.ACCEPTED) {
      accepted.put(entry.message(), entry);
    } else if (entry.event() == Event.REFUSED) {
      refused.put(entry.message(), entry);
    }
  }

  /** One attempt; the caller keeps what it was not told of. */
  void send(Collection<Report> reports) throws JMSException {
    send(broker.intake(Urgency.ORDINARY), reports);
  }

  void send(String queue, Collection<Report> reports) throws JMSException {
    try (Connection connection = broker.connect();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        MessageProducer intake = session.createProducer(session.createQueue(queue))) {
      for (Report each : reports) {
        intake.send(message(session, each));
      }
    }
  }

  static BytesMessage message(Session session, Report report) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(report.bytes());
    return message;
  }

  /** As a connector: again and again, until there is evidence for each. */
  void sendUntilProven(Collection<Report> reports, Duration atMost) {
    sendUntilProven(reports, Duration.ofSeconds(4), atMost);
  }

  void sendUntilProven(Collection<Report> reports, Duration beforeResend, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    List<Report> open = new ArrayList<>(reports);
    while (!open.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "%s has no evidence for %d of %d".formatted(id, open.size(), reports.size()));
      }
      try {
        send(open);
        awaitProof(open, beforeResend);
      } catch (JMSException e) {
        disconnections++;
        pause(Duration.ofMillis(300));
        open.removeIf(this::isProven);
      }
    }
  }

  /** The same; each is to be accepted. */
  void sendUntilAccepted(Collection<Report> reports, Duration atMost) {
    sendUntilProven(reports, atMost);
    for (Report each : reports) {
      if (!isAccepted(each)) {
        throw new AssertionError("%s was refused: %s".formatted(each.id(), refusal(each)));
      }
    }
  }

  private void awaitProof(List<Report> open, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      open.removeIf(this::isProven);
      pause(Duration.ofMillis(20));
    }
  }

  private boolean isProven(Report report) {
    return accepted.containsKey(report.manifest()) || refused.containsKey(report.manifest());
  }

  boolean isAccepted(Report report) {
    return accepted.containsKey(report.manifest());
  }

  /** The refusal code that it was told, or nothing. */
  String refusal(Report report) {
    Entry entry = refused.get(report.manifest());
    return entry == null ? "" : String.valueOf(entry.code());
  }

  List<Entry> told(Event event, Digest message) {
    return entries.stream()
        .filter(each -> each.event() == event && message.equals(each.message()))
        .toList();
  }

  int delivered(Report report) {
    return deliveries.getOrDefault(report.manifest(), 0);
  }

  int deliveries() {
    return deliveries.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What its inbox has held more than once so far. */
  List<Digest> deliveredAgain() {
    return deliveries.entrySet().stream()
        .filter(each -> each.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  int disconnections() {
    return disconnections;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    reading = false;
    reader.join(Duration.ofSeconds(20));
  }
}
