// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is due on the agency's intake queues, many in one broker transaction, for as long as it
 * runs. Believes nothing of what the broker says: a message is done only when evidence has come.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final String LINK = "amqp intake";
  private static final int BATCH = 100;
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Outgoing outgoing;
  private final HubBroker broker;
  private final StatusBoard board;
  private final Backoff reconnect;
  private final Thread thread;
  private final Closing closing = new Closing();
  private int batch = BATCH;
  private int failures;

  public Sender(Outgoing outgoing, HubBroker broker, StatusBoard board, Backoff reconnect) {
    this.outgoing = outgoing;
    this.broker = broker;
    this.board = board;
    this.reconnect = reconnect;
    this.thread = board.thread("sender", this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closing.hasBegun()) {
      try {
        outgoing.awaitDue(IDLE);
        if (!outgoing.due(1).isEmpty()) {
          sendWhileConnected();
        }
      } catch (InterruptedException e) {
        return;
      } catch (JMSException | IOException | RuntimeException e) {
        failures++;
        report(e);
        closing.pause(reconnect.after(failures));
      }
    }
  }

  private void report(Exception e) {
    if (!closing.hasBegun()) {
      board.down(LINK, String.valueOf(e.getMessage()));
      LOG.debug("Sending failed", e);
    }
  }

  private void sendWhileConnected() throws JMSException, IOException, InterruptedException {
    Connection connection = broker.connect();
    try (connection;
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      board.up(LINK);
      while (!closing.hasBegun()) {
        List<Kept> due = outgoing.due(batch);
        if (due.isEmpty()) {
          outgoing.awaitDue(IDLE);
          requireAlive(session);
        } else {
          send(session, due);
        }
      }
    }
  }

  private void send(Session session, List<Kept> due) throws JMSException, IOException {
    try {
      for (Urgency lane : Urgency.values()) {
        send(session, lane, due.stream().filter(kept -> kept.urgency() == lane).toList());
      }
      session.commit();
      batch = BATCH;
      failures = 0;
    } catch (JMSException e) {
      // One message that the broker will not take must not hold up the others.
      batch = 1;
      if (due.size() == 1) {
        outgoing.sent(due);
      }
      throw e;
    }
    int again = outgoing.sent(due);
    if (again > 0) {
      LOG.warn("No evidence came in time for {} messages: sent again, the same bytes", again);
    }
  }

  private void send(Session session, Urgency lane, List<Kept> messages)
      throws JMSException, IOException {
    if (messages.isEmpty()) {
      return;
    }
    try (MessageProducer producer =
        session.createProducer(session.createQueue(broker.intake(lane)))) {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      producer.setDisableMessageID(true);
      producer.setDisableMessageTimestamp(true);
      for (Kept kept : messages) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(outgoing.bytes(kept.id()));
        producer.send(message);
      }
    }
  }

  /** The client notices a dead connection by its idle time-out; a session then says so. */
  private static void requireAlive(Session session) throws JMSException {
    session.getTransacted();
  }

  @Override
  public void close() {
    closing.end(thread);
  }
}
