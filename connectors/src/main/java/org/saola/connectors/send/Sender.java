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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Outgoing outgoing;
  private final HubBroker broker;
  private final StatusBoard board;
  private final Backoff reconnect;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
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
    while (!isClosing()) {
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
        pause(reconnect.after(failures));
      }
    }
  }

  private void report(Exception e) {
    if (!isClosing()) {
      board.down(LINK, String.valueOf(e.getMessage()));
      LOG.debug("Sending failed", e);
    }
  }

  private void sendWhileConnected() throws JMSException, IOException, InterruptedException {
    Connection connection = broker.connect();
    try (connection;
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      board.up(LINK);
      while (!isClosing()) {
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

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause(Duration time) {
    try {
      if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closing while waiting to try again");
      }
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join(GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
