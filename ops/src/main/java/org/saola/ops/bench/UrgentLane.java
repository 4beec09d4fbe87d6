// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;

/** Sends urgent messages one by one, at random moments, and takes each out of its inbox. */
final class UrgentLane implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RandomGenerator random;
  private final Connection from;
  private final Connection to;
  private final Session sending;
  private final MessageProducer producer;
  private final MessageConsumer consumer;

  UrgentLane(BenchFederation federation, RandomGenerator random)
      throws IOException, JMSException, CertificateRefused {
    this.random = random;
    HubBroker sender = federation.broker(BenchFederation.SENDER);
    HubBroker recipient = federation.broker(BenchFederation.RECIPIENTS.getFirst());
    this.from = sender.connect();
    this.to = recipient.connect();
    this.sending = from.createSession(Session.AUTO_ACKNOWLEDGE);
    this.producer = sending.createProducer(sending.createQueue(sender.intake(Urgency.URGENT)));
    Session receiving = to.createSession(Session.AUTO_ACKNOWLEDGE);
    this.consumer =
        receiving.createConsumer(receiving.createQueue(recipient.inbox(Urgency.URGENT)));
  }

  LaneFigures.Run run(List<byte[]> messages)
      throws IOException, JMSException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (byte[] body : messages) {
      millis.add(send(body));
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
    return LaneFigures.Run.of(millis);
  }

  private double send(byte[] body) throws IOException, JMSException {
    BytesMessage message = sending.createBytesMessage();
    message.writeBytes(body);
    long begin = System.nanoTime();
    producer.send(message);
    Message delivered = consumer.receive(PATIENCE.toMillis());
    double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    if (delivered == null || !digest(InboxDrain.bytes(delivered)).equals(digest(body))) {
      throw new IOException("an urgent message did not arrive within " + PATIENCE);
    }
    return millis;
  }

  private static Digest digest(byte[] body) throws IOException {
    try {
      return Digest.ofHash(
          SealedMessage.parse(body, MAX_BYTES).signedManifest().orElseThrow().digest());
    } catch (SealRefused e) {
      throw new IOException("an urgent inbox held something else than the hub sends", e);
    }
  }

  @Override
  public void close() throws JMSException {
    from.close();
    to.close();
  }
}
