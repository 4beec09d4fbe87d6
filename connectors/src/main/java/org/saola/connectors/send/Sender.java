// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is due on the agency's intake queues, many of a lane in one broker transaction, for as
 * long as it runs. Believes nothing of what the broker says: a message is done only when evidence
 * has come.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final String LINK = "amqp intake";
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Outgoing outgoing;
  private final HubBroker broker;
  private final StatusBoard board;
  private final Backoff reconnect;
  private final Thread thread;
  private final Closing closing = new Closing();
  private final List<Pace> paces;
  private int failures;

  public Sender(
      Outgoing outgoing, HubBroker broker, StatusBoard board, Backoff reconnect, Clock clock) {
    this.outgoing = outgoing;
    this.broker = broker;
    this.board = board;
    this.reconnect = reconnect;
    // The urgent lane first.
    this.paces =
        Stream.of(Urgency.URGENT, Urgency.ORDINARY)
            .map(lane -> new Pace(lane, clock, reconnect))
            .toList();
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
        if (!sendRound(session)) {
          awaitDue();
          requireAlive(session);
        }
      }
    }
  }

  /** One transaction for each lane that does not rest; says whether anything was due. */
  private boolean sendRound(Session session) throws JMSException, IOException {
    boolean any = false;
    for (Pace pace : paces) {
      List<Kept> due = pace.rests() ? List.of() : outgoing.due(pace.lane(), pace.batch());
      if (!due.isEmpty()) {
        any = true;
        send(session, pace, due);
      }
    }
    return any;
  }

  private void awaitDue() throws InterruptedException {
    List<Urgency> awake = paces.stream().filter(pace -> !pace.rests()).map(Pace::lane).toList();
    Duration rest =
        paces.stream()
            .filter(Pace::rests)
            .map(Pace::restLeft)
            .min(Comparator.naturalOrder())
            .orElse(IDLE);
    outgoing.awaitDue(awake, rest.compareTo(IDLE) < 0 ? rest : IDLE);
  }

  private void send(Session session, Pace pace, List<Kept> due) throws JMSException, IOException {
    try {
      send(session, pace.lane(), due);
      session.commit();
    } catch (JMSException e) {
      pace.rejected();
      // One message that the broker will not take must not hold up the others.
      if (due.size() == 1) {
        outgoing.sent(due);
      }
      goOn(session, pace.lane(), e);
      return;
    }
    pace.taken();
    failures = 0;
    int again = outgoing.sent(due);
    if (again > 0) {
      LOG.warn("No evidence came in time for {} messages: sent again, the same bytes", again);
    }
  }

  /** What was rejected, over a quota for instance, concerns its lane alone. */
  private void goOn(Session session, Urgency lane, JMSException rejected) throws JMSException {
    try {
      session.rollback();
      requireAlive(session);
    } catch (JMSException e) {
      rejected.addSuppressed(e);
      throw rejected;
    }
    LOG.warn(
        "The broker did not take {} messages, they are sent again: {}",
        lane,
        rejected.getMessage());
  }

  private void send(Session session, Urgency lane, List<Kept> messages)
      throws JMSException, IOException {
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
