// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Stops the hub for a reason that no retry mends. A hub that is gone is started again by whoever
 * watches over it; one that only seems to run is found out late.
 */
@Component
public final class EmergencyStop {
  private static final Logger log = LoggerFactory.getLogger(EmergencyStop.class);

  /** More than all phases of an orderly stop take together. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConfigurableApplicationContext hub;
  private final Duration patience;
  private final Runnable end;
  private final AtomicBoolean happened = new AtomicBoolean();

  @Autowired
  EmergencyStop(ConfigurableApplicationContext hub) {
    this(hub, PATIENCE, () -> Runtime.getRuntime().halt(1));
  }

  /**
   * @param end what ends a process that does not stop in that time
   */
  EmergencyStop(ConfigurableApplicationContext hub, Duration patience, Runnable end) {
    this.hub = hub;
    this.patience = patience;
    this.end = end;
  }

  /** Returns at once; the hub then stops in order, or its process ends after a minute. */
  public void stop(String why) {
    if (happened.compareAndSet(false, true)) {
      log.error("the hub stops: {}", why);
      Thread closing = Thread.ofPlatform().name("saola-emergency-stop").start(hub::close);
      Thread.ofPlatform().daemon().name("saola-emergency-end").start(() -> endIfItHangs(closing));
    }
  }

  /** What made the hub stop may also keep it from stopping, such as a disk that does not answer. */
  private void endIfItHangs(Thread closing) {
    try {
      if (!closing.join(patience)) {
        log.error("the hub has not stopped in {}: its process ends now", patience);
        end.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean happened() {
    return happened.get();
  }
}
