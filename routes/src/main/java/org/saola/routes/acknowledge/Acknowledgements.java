// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.saola.routes.DispatchBacklog;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the hub's own queue of dispatches. Whoever must know that it is empty (stage 3 before it
 * delivers again) reads it as well: one at a time, so that all that was committed before has been
 * written when {@link #settle} returns.
 */
@Component
public final class Acknowledgements implements DispatchBacklog, AutoCloseable {
  private static final int AT_ONCE = 100;

  /** Writes what was taken; the route, which is looked up late, for it needs this backlog too. */
  @FunctionalInterface
  public interface Writer {
    void write(List<Taken> notes);
  }

  private final Broker broker;
  private final ObjectProvider<Writer> writer;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /** Guarded by the lock; opened when first needed, and again after a failure. */
  private @Nullable BrokerSession session;

  Acknowledgements(Broker broker, ObjectProvider<Writer> writer) {
    this.broker = broker;
    this.writer = writer;
  }

  @Override
  public void settle() {
    oneAtATime.lock();
    try {
      read(session());
    } catch (RuntimeException e) {
      discardSession();
      throw e;
    } finally {
      oneAtATime.unlock();
    }
  }

  private void read(BrokerSession open) {
    List<Taken> notes = open.takeWaiting(AT_ONCE);
    while (!notes.isEmpty()) {
      writer.getObject().write(notes);
      open.commit();
      notes = open.takeWaiting(AT_ONCE);
    }
  }

  private BrokerSession session() {
    BrokerSession open = session;
    if (open == null) {
      open = broker.open(Queues.DISPATCHED);
      session = open;
    }
    return open;
  }

  /** What it had taken lies on the queue again. */
  private void discardSession() {
    BrokerSession failed = session;
    session = null;
    if (failed != null) {
      failed.close();
    }
  }

  @Override
  public void close() {
    oneAtATime.lock();
    try {
      discardSession();
    } finally {
      oneAtATime.unlock();
    }
  }
}
