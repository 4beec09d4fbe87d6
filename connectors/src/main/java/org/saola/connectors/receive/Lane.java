// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.log.Witness;
import org.saola.message.manifest.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes one of the agency's inbox queues, many messages in one broker transaction. A batch is
 * acknowledged when it is on disk. A fault of our own holds the batch and tries it again: giving it
 * back would only count against the messages.
 */
public final class Lane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int BATCH = 100;
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Urgency lane;
  private final HubBroker broker;
  private final Reception reception;
  private final Witness witness;
  private final StatusBoard board;
  private final Backoff backoff;
  private final String link;
  private final Thread thread;
  private final Closing closing = new Closing();
  private int failures;

  public Lane(
      Urgency lane,
      HubBroker broker,
      Reception reception,
      Witness witness,
      StatusBoard board,
      Backoff backoff) {
    this.lane = lane;
    this.broker = broker;
    this.reception = reception;
    this.witness = witness;
    this.board = board;
    this.backoff = backoff;
    this.link = "amqp inbox " + lane.name().toLowerCase(Locale.ROOT);
    this.thread = board.thread(link, this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closing.hasBegun()) {
      try {
        requireTrust();
        consume();
      } catch (JMSException | RuntimeException e) {
        if (!closing.hasBegun()) {
          board.down(link, String.valueOf(e.getMessage()));
          LOG.debug("Receiving failed", e);
          pause();
        }
      } catch (LogDistrusted e) {
        board.down(link, String.valueOf(e.getMessage()));
        pause();
      }
    }
  }

  /** Taking and giving back would only count against the messages: they stay where they are. */
  private void requireTrust() throws LogDistrusted {
    if (witness.distrusts()) {
      throw new LogDistrusted("an alarm about the log stands in state/alarms");
    }
  }

  private void consume() throws JMSException, LogDistrusted {
    try (Connection connection = broker.connect();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer consumer =
            session.createConsumer(session.createQueue(broker.inbox(lane)))) {
      board.up(link);
      while (!closing.hasBegun()) {
        requireTrust();
        List<byte[]> batch = next(consumer);
        if (!batch.isEmpty() && takeAtLast(batch)) {
          session.commit();
          board.up(link);
          failures = 0;
        }
      }
    }
  }

  private static List<byte[]> next(MessageConsumer consumer) throws JMSException {
    List<byte[]> batch = new ArrayList<>();
    Message message = consumer.receive(IDLE.toMillis());
    while (message != null) {
      batch.add(bytes(message));
      message = batch.size() < BATCH ? consumer.receiveNoWait() : null;
    }
    return batch;
  }

  /** What is no bytes message is nothing that the hub sends; it is judged like any garbage. */
  private static byte[] bytes(Message message) throws JMSException {
    if (message instanceof BytesMessage body) {
      byte[] bytes = new byte[Math.toIntExact(body.getBodyLength())];
      body.readBytes(bytes);
      return bytes;
    }
    return new byte[0];
  }

  /** Returns false only when the connector is closing. */
  private boolean takeAtLast(List<byte[]> batch) throws LogDistrusted {
    while (!closing.hasBegun()) {
      try {
        reception.take(batch);
        return true;
      } catch (IOException | RuntimeException e) {
        board.down(link, "a batch of %d cannot be taken: %s".formatted(batch.size(), e));
        LOG.debug("A batch cannot be taken", e);
        pause();
      }
    }
    return false;
  }

  private void pause() {
    failures++;
    closing.pause(backoff.after(failures));
  }

  @Override
  public void close() {
    closing.end(thread);
  }
}
