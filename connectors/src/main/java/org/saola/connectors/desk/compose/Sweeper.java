// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has drafts swept as the desk starts, and each day. */
@Component
class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final Sending sending;
  private final ScheduledExecutorService days =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Sweeper(Sending sending) {
    this.sending = sending;
  }

  @EventListener(ContextRefreshedEvent.class)
  void begin() {
    days.scheduleAtFixedRate(this::sweep, 0, 1, TimeUnit.DAYS);
  }

  private void sweep() {
    try {
      sending.sweep();
    } catch (IOException | RuntimeException e) {
      // The next day is another try; a failure that were thrown on would end them all.
      LOG.warn("drafts were not swept", e);
    }
  }

  @Override
  public void close() {
    days.shutdownNow();
  }
}
