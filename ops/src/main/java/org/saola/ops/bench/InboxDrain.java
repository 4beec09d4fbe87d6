// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;

/** Empties an agency's inbox in transacted batches, in a thread of its own, until closed. */
final class InboxDrain implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(200);

  /** So that a batch is a batch: what the server commits at once arrives one by one. */
  private static final Duration LINGER = Duration.ofMillis(5);

  private final AgencyId agency;
  private final Connection connection;
  private final Session session;
  private final MessageConsumer consumer;
  private final Arrivals arrivals;
  private final int batch;
  private final Thread thread;
  private volatile boolean closing;
  private volatile long lastCommit;
  private volatile @Nullable Exception fault;

  InboxDrain(HubBroker broker, AgencyId agency, Arrivals arrivals, int batch) throws JMSException {
    this.agency = agency;
    this.arrivals = arrivals;
    this.batch = batch;
    this.connection = broker.connect();
    this.session = connection.createSession(Session.SESSION_TRANSACTED);
    this.consumer = session.createConsumer(session.createQueue(broker.inbox(Urgency.ORDINARY)));
    this.thread = Thread.ofPlatform().name("drain").start(this::run);
  }

  private void run() {
    try {
      while (!closing) {
        drain();
      }
    } catch (JMSException | RuntimeException e) {
      fault = e;
    }
  }

  private void drain() throws JMSException {
    List<byte[]> taken = new ArrayList<>();
    Message message = consumer.receive(WAIT.toMillis());
    while (message != null) {
      taken.add(bytes(message));
      message = taken.size() < batch ? consumer.receive(LINGER.toMillis()) : null;
    }
    if (!taken.isEmpty()) {
      session.commit();
      lastCommit = System.nanoTime();
      taken.forEach(body -> arrivals.take(agency, body)); // Whoever waits for them reads the time.
    }
  }

  static byte[] bytes(Message message) throws JMSException {
    BytesMessage body = (BytesMessage) message;
    byte[] bytes = new byte[Math.toIntExact(body.getBodyLength())];
    body.readBytes(bytes);
    return bytes;
  }

  /** When it last took something, by {@link System#nanoTime}. */
  long lastCommit() {
    return lastCommit;
  }

  /**
   * @throws IllegalStateException when it has stopped by itself
   */
  void requireRunning() {
    Exception stopped = fault;
    if (stopped != null && !closing) {
      throw new IllegalStateException(
          "an inbox is no longer read: " + stopped.getMessage(), stopped);
    }
  }

  @Override
  public void close() throws JMSException {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
