// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.routes.RightOfWay;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches from one intake queue, in one thread, so that no two batches of a sender are under
 * way at once and that what it sends twice meets itself in order.
 *
 * <p>A batch that faults is tried again one by one; the message that faults alone, again and again,
 * is set aside.
 */
final class IntakeReader implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(IntakeReader.class);
  private static final Duration WAIT = Duration.ofMillis(500);

  private final Broker broker;
  private final AgencyId owner;
  private final Urgency lane;
  private final BatchHandler handler;
  private final Semaphore turn;
  private final RightOfWay way;
  private final Patience patience;
  private final int batch;

  /** How many messages are still to be tried alone; this thread only. */
  private int alone;

  private volatile boolean stopped;

  /**
   * @param turn how many batches of this lane may be under way in the hub at once
   */
  IntakeReader(
      Broker broker,
      AgencyId owner,
      Urgency lane,
      BatchHandler handler,
      Semaphore turn,
      RightOfWay way,
      Patience patience,
      int batch) {
    this.broker = broker;
    this.owner = owner;
    this.lane = lane;
    this.handler = handler;
    this.turn = turn;
    this.way = way;
    this.patience = patience;
    this.batch = batch;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      try (BrokerSession session = broker.open(queue())) {
        readAll(session);
      } catch (RuntimeException e) {
        if (!stopped) {
          log.error("cannot read {}", queue(), e);
          patience.pause();
        }
      }
    }
  }

  private void readAll(BrokerSession session) {
    while (!stopped) {
      List<Taken> taken = session.take(alone > 0 ? 1 : way.batch(lane, batch), WAIT);
      if (!taken.isEmpty()) {
        attempt(session, taken);
      }
    }
  }

  private void attempt(BrokerSession session, List<Taken> taken) {
    try {
      inTurn(() -> handler.handle(session, taken.stream().map(this::arrival).toList()));
      alone = Math.max(0, alone - taken.size());
      patience.restore();
    } catch (RuntimeException | StackOverflowError fault) {
      faulted(session, taken, fault);
    }
  }

  /** Only while it works: whoever pauses after a fault keeps nobody else waiting. */
  private void inTurn(Runnable work) {
    turn.acquireUninterruptibly();
    try {
      way.run(lane, work);
    } finally {
      turn.release();
    }
  }

  private void faulted(BrokerSession session, List<Taken> taken, Throwable fault) {
    complain(taken.size(), fault);
    if (taken.size() > 1) {
      alone = taken.size();
    } else if (patience.lose(fault)) {
      // What the handler has sent in vain must not be committed along with this.
      session.rollback();
      setAside(session, fault);
      return;
    }
    session.rollback();
    patience.pause();
  }

  /** In full once; then only that it goes on. */
  private void complain(int messages, Throwable fault) {
    if (patience.isFresh()) {
      log.warn("{}: {} messages fault and are tried again", queue(), messages, fault);
    } else {
      log.warn("{}: {} messages fault again: {}", queue(), messages, fault.toString());
    }
  }

  /** To the hub's own queue for such messages; {@code operator} records it from there. */
  private void setAside(BrokerSession session, Throwable fault) {
    List<Taken> again = session.take(1, WAIT);
    for (Taken message : again) {
      session.send(
          Queues.UNDELIVERABLE,
          message.body(),
          Map.of(Labels.QUEUE, queue(), Labels.FAULT, fault.getClass().getSimpleName()));
    }
    session.commit();
    patience.restore();
    alone = Math.max(0, alone - 1);
  }

  private Arrival arrival(Taken taken) {
    return new Arrival(owner, lane, taken.body());
  }

  private String queue() {
    return Queues.intake(owner, lane);
  }
}
