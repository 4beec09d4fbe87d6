// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transacted conversation with the broker: what it takes and what it sends counts at {@link
 * #commit}, all of it or nothing. For one thread at a time.
 */
public final class BrokerSession implements AutoCloseable {
  private static final int NO_WAIT = -1;

  private final Session session;
  private final MessageProducer producer;
  private final @Nullable MessageConsumer consumer;
  private final boolean labelled;

  /**
   * @param from the queue that the consumer takes from: labels are looked at only on the hub's own
   */
  BrokerSession(Session session, @Nullable MessageConsumer consumer, String from)
      throws JMSException {
    this.labelled = Queues.ownerOf(from).isEmpty();
    this.session = session;
    this.producer = session.createProducer(null);
    // Nobody reads them.
    producer.setDisableMessageID(true);
    producer.setDisableMessageTimestamp(true);
    this.consumer = consumer;
  }

  /**
   * Takes what lies on the queue that this session was opened on, waiting for the first only.
   *
   * @return up to {@code max} messages; none when the time is over or the session is closed
   */
  public List<Taken> take(int max, Duration wait) {
    List<Taken> taken = new ArrayList<>();
    Optional<Taken> next = takeOne(Math.max(1, wait.toMillis()));
    while (next.isPresent()) {
      taken.add(next.get());
      next = taken.size() < max ? takeOne(NO_WAIT) : Optional.empty();
    }
    return taken;
  }

  /** Takes what lies there now. */
  public List<Taken> takeWaiting(int max) {
    List<Taken> taken = new ArrayList<>();
    Optional<Taken> next = takeOne(NO_WAIT);
    while (next.isPresent()) {
      taken.add(next.get());
      next = taken.size() < max ? takeOne(NO_WAIT) : Optional.empty();
    }
    return taken;
  }

  private Optional<Taken> takeOne(long millis) {
    if (consumer == null) {
      throw new IllegalStateException("this session was opened for sending only");
    }
    try {
      Message message = millis == NO_WAIT ? consumer.receiveNoWait() : consumer.receive(millis);
      return message == null ? Optional.empty() : Optional.of(taken(message));
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot take messages", e);
    }
  }

  private Taken taken(Message message) throws JMSException {
    Map<String, String> labels = labelled ? labels(message) : Map.of();
    if (!(message instanceof BytesMessage bytes)) {
      return new Taken(new byte[0], labels);
    }
    byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
    bytes.readBytes(body);
    return new Taken(body, labels);
  }

  private static Map<String, String> labels(Message message) throws JMSException {
    Map<String, String> labels = new HashMap<>();
    var names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = String.valueOf(names.nextElement());
      if (name.startsWith(Labels.PREFIX)) {
        labels.put(name, message.getStringProperty(name));
      } else if (Labels.BROKERS_OWN.contains(name)) {
        labels.putIfAbsent(Labels.QUEUE, message.getStringProperty(name));
      }
    }
    return labels;
  }

  /** Sends bytes and nothing else, durably, to an agency's inbox or intake. */
  public void send(String queue, byte[] body) {
    send(queue, body, Map.of(), Message.DEFAULT_TIME_TO_LIVE);
  }

  /** The same, to be taken away from the queue when its time is over. */
  public void send(String queue, byte[] body, Instant now, Instant expires) {
    send(queue, body, Map.of(), Math.max(1, Duration.between(now, expires).toMillis()));
  }

  /** Sends to an internal queue, with labels that only the hub reads. */
  public void send(String queue, byte[] body, Map<String, String> labels) {
    send(queue, body, labels, Message.DEFAULT_TIME_TO_LIVE);
  }

  private void send(String queue, byte[] body, Map<String, String> labels, long timeToLive) {
    try {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      for (Map.Entry<String, String> label : labels.entrySet()) {
        message.setStringProperty(label.getKey(), label.getValue());
      }
      producer.setTimeToLive(timeToLive);
      producer.send(session.createQueue(queue), message);
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot send to " + queue, e);
    }
  }

  /**
   * @throws BrokerUnavailable when the broker did not commit, or it is not known that it did
   */
  public void commit() {
    try {
      session.commit();
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot commit", e);
    }
  }

  /** Puts back what was taken; it is taken again at once. */
  public void rollback() {
    try {
      session.rollback();
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot roll back", e);
    }
  }

  /** What was not committed is rolled back. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot close a session", e);
    }
  }
}
