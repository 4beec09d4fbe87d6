// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.certificate.CertificateRefused;

/**
 * The load: one agency sends in transacted batches, others empty their inboxes at the same time,
 * all over AMQP and mutual TLS. The sender's own inbox, with its evidence, is emptied too.
 */
final class Exchange implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Arrivals arrivals = new Arrivals();
  private final BenchPlan plan;
  private final int entriesPerMessage;
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;
  private final List<InboxDrain> drains = new ArrayList<>();
  private final int recipients;
  private long sent;

  /**
   * @param recipients of each message
   * @param entriesPerMessage log entries whose proof the agencies get for each message
   */
  Exchange(BenchFederation federation, int recipients, BenchPlan plan, int entriesPerMessage)
      throws IOException, JMSException, CertificateRefused {
    this.plan = plan;
    this.recipients = recipients;
    this.entriesPerMessage = entriesPerMessage;
    for (String agency : BenchFederation.RECIPIENTS.subList(0, recipients)) {
      drains.add(drain(federation, agency));
    }
    drains.add(drain(federation, BenchFederation.SENDER));
    HubBroker from = federation.broker(BenchFederation.SENDER);
    this.connection = from.connect();
    this.session = connection.createSession(Session.SESSION_TRANSACTED);
    this.producer = session.createProducer(session.createQueue(from.intake(Urgency.ORDINARY)));
  }

  private InboxDrain drain(BenchFederation federation, String agency)
      throws IOException, JMSException, CertificateRefused {
    return new InboxDrain(federation.broker(agency), new AgencyId(agency), arrivals, plan.batch());
  }

  /** Seconds from the first send until the last of the messages was taken out of the inbox. */
  double run(List<byte[]> messages) throws IOException, JMSException, InterruptedException {
    long begin = System.nanoTime();
    for (int from = 0; from < messages.size(); from += plan.batch()) {
      List<byte[]> batch = messages.subList(from, Math.min(messages.size(), from + plan.batch()));
      awaitDelivered(sent + batch.size() - plan.underWay());
      send(batch);
    }
    awaitDelivered(sent);
    long last =
        drains.subList(0, recipients).stream()
            .mapToLong(InboxDrain::lastCommit)
            .max()
            .orElseThrow();
    return (last - begin) / 1e9;
  }

  /** Sends a batch without waiting for any delivery. */
  void send(List<byte[]> batch) throws JMSException {
    for (byte[] body : batch) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      producer.send(message);
    }
    session.commit();
    sent += batch.size();
  }

  private void awaitDelivered(long messages) throws IOException, InterruptedException {
    await(arrivals::delivered, messages * recipients, "deliveries were made");
    if (arrivals.delivered() > sent * recipients) {
      throw new IOException(
          "%d deliveries came of %d messages: an inbox holds what was sent before"
              .formatted(arrivals.delivered(), sent));
    }
  }

  /** Messages that were sent and are not yet in an inbox that was emptied. */
  long waiting() {
    return sent - arrivals.delivered() / recipients;
  }

  /** Until the agencies have the evidence for all that was sent so far. */
  void awaitEvidence() throws IOException, InterruptedException {
    awaitEvidence(0);
  }

  /**
   * Until nothing that was sent is under way any more: the next measurement begins with empty
   * inboxes.
   *
   * @param besides messages that the same agency has sent by another lane
   */
  void workOff(long besides) throws IOException, InterruptedException {
    awaitDelivered(sent);
    awaitEvidence(besides);
  }

  private void awaitEvidence(long besides) throws IOException, InterruptedException {
    await(arrivals::entries, (sent + besides) * entriesPerMessage, "entries were proven");
  }

  private void await(LongSupplier reached, long expected, String what)
      throws IOException, InterruptedException {
    long seen = -1;
    long end = 0;
    for (long now = reached.getAsLong(); now < expected; now = reached.getAsLong()) {
      drains.forEach(InboxDrain::requireRunning);
      if (now > seen) {
        seen = now;
        end = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > end) {
        throw new IOException(
            "only %d of %d %s, and none for %s".formatted(now, expected, what, PATIENCE));
      }
      Thread.sleep(POLL);
    }
  }

  @Override
  public void close() throws JMSException {
    for (InboxDrain drain : drains) {
      drain.close();
    }
    connection.close();
  }
}
