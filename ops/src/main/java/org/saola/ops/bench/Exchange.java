// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.Urgency;

/**
 * The load: one agency sends in transacted batches, another empties its inbox at the same time,
 * both over AMQP and mutual TLS. The sender's own inbox, with its evidence, is emptied too.
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
  private final InboxDrain recipient;
  private final InboxDrain evidence;
  private long sent;

  /**
   * @param entriesPerMessage log entries whose proof the agencies get for each message
   */
  Exchange(HubBroker from, HubBroker to, BenchPlan plan, int entriesPerMessage)
      throws JMSException {
    this.plan = plan;
    this.entriesPerMessage = entriesPerMessage;
    this.recipient = new InboxDrain(to, arrivals, plan.batch());
    this.evidence = new InboxDrain(from, arrivals, plan.batch());
    this.connection = from.connect();
    this.session = connection.createSession(Session.SESSION_TRANSACTED);
    this.producer = session.createProducer(session.createQueue(from.intake(Urgency.ORDINARY)));
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
    return (recipient.lastCommit() - begin) / 1e9;
  }

  private void send(List<byte[]> batch) throws JMSException {
    for (byte[] body : batch) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      producer.send(message);
    }
    session.commit();
    sent += batch.size();
  }

  private void awaitDelivered(long count) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (arrivals.delivered() < count) {
      pause(end, "%d of %d messages were delivered".formatted(arrivals.delivered(), sent));
    }
  }

  /** Until the agencies have the evidence for all that was sent so far. */
  void awaitEvidence() throws IOException, InterruptedException {
    long expected = sent * entriesPerMessage;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (arrivals.entries() < expected) {
      pause(end, "%d of %d entries were proven".formatted(arrivals.entries(), expected));
    }
  }

  private void pause(long end, String reached) throws IOException, InterruptedException {
    recipient.requireRunning();
    evidence.requireRunning();
    if (System.nanoTime() > end) {
      throw new IOException("only %s within %s".formatted(reached, PATIENCE));
    }
    Thread.sleep(POLL);
  }

  @Override
  public void close() throws JMSException {
    recipient.close();
    evidence.close();
    connection.close();
  }
}
